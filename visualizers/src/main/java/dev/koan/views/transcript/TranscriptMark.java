package dev.koan.views.transcript;

import dev.koan.coat.ReflectionEvent;
import dev.koan.views.fx.Signal;
import java.util.Optional;

/**
 * A place worth finding again: a reflect or explore step.
 *
 * @param step its index
 * @param signal {@link Signal#REFLECT} or {@link Signal#EXPLORE}
 * @param change what became of the attempt; empty before the end
 */
public record TranscriptMark(int step, Signal signal, Optional<ReflectionEvent.Change> change) {
    /** What the mark shows: that the verdict changed, where it did, else the action. */
    public Signal shown() {
        return change.flatMap(Signal::of).orElse(signal);
    }

    /** How much it should be seen where there is room for one of several. */
    int weight() {
        return switch (shown()) {
            case RIGHT -> 4;
            case WRONG -> 3;
            case REFLECT -> 2;
            case EXPLORE -> 1;
            case CONTINUE, NO_ANSWER, BY_HAND -> 0;
        };
    }

    /** One line for a tooltip, for example {@code step 5 · reflect · wrong → right}. */
    public String words() {
        String place = "step %d · %s".formatted(step + 1, signal.word());
        return change.filter(c -> c != ReflectionEvent.Change.UNDECIDED)
                .map(c -> place + " · " + c.words())
                .orElse(place);
    }
}
