package dev.koan.rollout;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Many completions in one decode loop: finished rows leave, new ones enter. What a request gets
 * depends on its prompt, options and seed alone, not on its neighbours. Model thread only.
 */
public interface RolloutEngine {
    /**
     * Pulls requests until none are left and hands each completion over as soon as it ends, in the
     * order of ending. Returns early, without the unfinished ones, when the thread is interrupted.
     */
    void generate(Iterator<RolloutRequest> requests, Consumer<Completion> finished);
}
