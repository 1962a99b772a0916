package dev.koan.views.transcript;

import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/**
 * The narrow strip beside the transcript: an icon at each reflect, explore and self-correction, for
 * the whole transcript at once. Where several fall on one spot, the weightiest is shown and the
 * tooltip counts the others. FX thread only.
 */
final class EventRail extends Pane {
    private static final double WIDTH = 24;
    private static final double SPOT = 18;

    private final IntConsumer goTo;

    /**
     * @param goTo is given the step whose mark was clicked
     */
    EventRail(IntConsumer goTo) {
        this.goTo = goTo;
        getStyleClass().add("event-rail");
        setId("rail");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    /**
     * @param marks all of them in order of steps
     * @param centre where a step's mark belongs, in pixels from the top of the rail
     */
    void show(List<TranscriptMark> marks, IntToDoubleFunction centre) {
        List<Label> icons = new ArrayList<>();
        List<TranscriptMark> spot = new ArrayList<>();
        double top = 0;
        for (TranscriptMark mark : marks) {
            double y = centre.applyAsDouble(mark.step());
            if (!spot.isEmpty() && y - top >= SPOT) {
                icons.add(icon(spot, top));
                spot.clear();
            }
            if (spot.isEmpty()) {
                top = y;
            }
            spot.add(mark);
        }
        if (!spot.isEmpty()) {
            icons.add(icon(spot, top));
        }
        getChildren().setAll(icons);
    }

    private Label icon(List<TranscriptMark> spot, double centre) {
        TranscriptMark first = heaviest(spot);
        Signal signal = first.shown();
        Label icon = new Label("", Badge.icon(signal));
        icon.getStyleClass().addAll("rail-mark", signal.styleClass());
        icon.setAccessibleRole(AccessibleRole.BUTTON);
        icon.setAccessibleText(first.words());
        icon.setTooltip(new Tooltip(words(spot, first)));
        icon.setOnMousePressed(event -> {
            goTo.accept(first.step());
            event.consume();
        });
        icon.resizeRelocate((WIDTH - SPOT) / 2, Math.rint(centre - SPOT / 2), SPOT, SPOT);
        return icon;
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

    /** Icons lie where {@link #show} put them. */
    @Override
    protected void layoutChildren() {
        getChildren().forEach(icon -> icon.resize(SPOT, SPOT));
    }
}
