package dev.koan.views.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A {@link Signal} as a small label: colour, icon and word. FX thread only. */
public final class Badge extends Label {
    private final FontIcon icon;
    private Signal signal;

    /** A badge that says the signal's own word. */
    public Badge(Signal signal) {
        this(signal, signal.word());
    }

    /** A badge with other words, for example {@code wrong → right}. */
    public Badge(Signal signal, String words) {
        super(words);
        this.signal = signal;
        icon = signal.icon();
        StackPane square = new StackPane(icon);
        square.getStyleClass().add("koan-badge-icon");
        setGraphic(square);
        getStyleClass().addAll("koan-badge", "signal");
        signal.applyTo(this);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows another signal with its own word. */
    public void show(Signal other) {
        show(other, other.word());
    }

    /** Shows another signal with other words. */
    public void show(Signal other, String words) {
        setText(words);
        if (other != signal) {
            other.applyTo(this);
            icon.setIconLiteral(other.iconName());
            signal = other;
        }
    }
}
