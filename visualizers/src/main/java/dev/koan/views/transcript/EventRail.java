package dev.koan.views.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import javafx.scene.layout.Pane;

/**
 * The narrow strip beside the transcript: an icon at each reflect, explore and self-correction, for
 * the whole transcript at once. Where several fall on one spot, the weightiest is shown and the
 * tooltip counts the others. FX thread only.
 */
final class EventRail extends Pane {
    private static final double WIDTH = 24;

    private final IntConsumer goTo;
    private int used;

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
        used = 0;
        List<TranscriptMark> spot = new ArrayList<>();
        double top = 0;
        for (TranscriptMark mark : marks) {
            double y = centre.applyAsDouble(mark.step());
            if (!spot.isEmpty() && y - top >= RailMark.SIZE) {
                place(spot, top);
                spot.clear();
            }
            if (spot.isEmpty()) {
                top = y;
            }
            spot.add(mark);
        }
        if (!spot.isEmpty()) {
            place(spot, top);
        }
        getChildren().subList(used, getChildren().size()).clear();
    }

    /**
     * Marks that are there already are used again: they are many, and they change while text
     * streams.
     */
    private void place(List<TranscriptMark> spot, double centre) {
        if (used == getChildren().size()) {
            getChildren().add(new RailMark(goTo));
        }
        if (getChildren().get(used) instanceof RailMark mark) {
            mark.show(spot);
            mark.resizeRelocate(
                    (WIDTH - RailMark.SIZE) / 2,
                    Math.rint(centre - RailMark.SIZE / 2),
                    RailMark.SIZE,
                    RailMark.SIZE);
        }
        used++;
    }

    /** Marks lie where {@link #show} put them. */
    @Override
    protected void layoutChildren() {
        getChildren().forEach(mark -> mark.resize(RailMark.SIZE, RailMark.SIZE));
    }
}
