package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownStep;
import java.util.List;

/**
 * One plain try at a problem, right or wrong: steps down to a single number.
 *
 * @param steps at least one, as written
 */
public record Attempt(List<CountdownStep> steps) {
    /** Copies the steps. */
    public Attempt {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.getLast().isLast()) {
            throw new IllegalArgumentException("An attempt goes on until a single number is left.");
        }
    }

    /** What the last step comes to. */
    public int value() {
        return steps.getLast().result();
    }

    /** The first operation, for example {@code 10 - 3}: what one try is told from another by. */
    public String opening() {
        return steps.getFirst().operation();
    }
}
