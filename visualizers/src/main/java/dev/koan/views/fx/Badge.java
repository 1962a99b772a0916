package dev.koan.views.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** A {@link Signal} as a small label: colour, icon and word. FX thread only. */
public final class Badge extends Label {
    private Signal signal;

    /** A badge that says the signal's own word. */
    public Badge(Signal signal) {
        this(signal, signal.word());
    }

    /** A badge with other words, for example {@code wrong → right}. */
    public Badge(Signal signal, String words) {
        super(words, icon(signal));
        this.signal = signal;
        getStyleClass().addAll("koan-badge", signal.styleClass());
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows another signal with its own word. */
    public void show(Signal other) {
        if (other != signal) {
            getStyleClass().remove(signal.styleClass());
            getStyleClass().add(other.styleClass());
            setText(other.word());
            setGraphic(icon(other));
            signal = other;
        }
    }

    /**
     * The icon on a square of the signal's colour, without the word: for places where the word is
     * beside it.
     */
    public static Node icon(Signal signal) {
        StackPane square = new StackPane(signal.icon());
        square.getStyleClass().addAll("koan-badge-icon", signal.styleClass());
        return square;
    }
}
