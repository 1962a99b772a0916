package dev.koan.views.transcript;

import dev.koan.views.fx.Signal;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** One icon of the rail; it stands for one or several neighbouring marks. FX thread only. */
final class RailMark extends StackPane {
    /** Width and height, in pixels. */
    static final double SIZE = 18;

    private final FontIcon icon = Signal.REFLECT.icon();
    private Signal signal = Signal.REFLECT;
    private int step;
    private String words = "";

    RailMark(IntConsumer goTo) {
        StackPane square = new StackPane(icon);
        square.getStyleClass().add("koan-badge-icon");
        getChildren().add(square);
        getStyleClass().addAll("rail-mark", "signal");
        signal.applyTo(this);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMousePressed(event -> {
            goTo.accept(step);
            event.consume();
        });
        setOnMouseEntered(_ -> Tooltip.install(this, new Tooltip(words)));
    }

    /** Shows the weightiest of some marks, at least one, in order of steps. */
    void show(List<TranscriptMark> spot) {
        TranscriptMark shown = heaviest(spot);
        step = shown.step();
        words = words(spot, shown);
        setAccessibleText(words);
        if (shown.shown() != signal) {
            signal = shown.shown();
            signal.applyTo(this);
            icon.setIconLiteral(signal.iconName());
        }
    }

    private static TranscriptMark heaviest(List<TranscriptMark> spot) {
        TranscriptMark best = spot.getFirst();
        for (TranscriptMark mark : spot) {
            if (mark.weight() > best.weight()) {
                best = mark;
            }
        }
        return best;
    }

    private static String words(List<TranscriptMark> spot, TranscriptMark shown) {
        return spot.size() == 1
                ? shown.words()
                : "%s\nand %,d more between steps %,d and %,d"
                        .formatted(
                                shown.words(),
                                spot.size() - 1,
                                spot.getFirst().step() + 1,
                                spot.getLast().step() + 1);
    }
}
