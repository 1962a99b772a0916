package dev.koan.app.task;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.problem.Verdict;
import java.util.List;

/** What the model thread tells, in the order in which it happens. Immutable. */
public sealed interface ModelEvent {
    /**
     * A model can be asked now.
     *
     * @param name what it was picked by
     * @param device what it runs on
     * @param contextLength how many tokens fit
     */
    record Opened(String name, String device, int contextLength) implements ModelEvent {}

    /**
     * A model could not be opened; none is open.
     *
     * @param name what it was picked by
     * @param sentence why, and what to do
     */
    record NotOpened(String name, String sentence) implements ModelEvent {}

    /**
     * The model begins to think.
     *
     * @param request about what
     */
    record Began(ThinkingRequest request) implements ModelEvent {}

    /**
     * A token was written.
     *
     * @param step index of its step
     * @param action the step's meta-action
     * @param token the token
     * @param work how much was done so far
     */
    record Wrote(int step, MetaAction action, GeneratedToken token, Work work)
            implements ModelEvent {}

    /** The model waits for a person: it was paused, or a single step or token is done. */
    record Waits() implements ModelEvent {}

    /**
     * The model has ended.
     *
     * @param reason why
     * @param verdict on its answer
     * @param events what its reflections changed
     * @param work how much was done
     */
    record Ended(FinishReason reason, Verdict verdict, List<ReflectionEvent> events, Work work)
            implements ModelEvent {
        /** Copies the events. */
        public Ended {
            events = List.copyOf(events);
        }
    }

    /**
     * The model broke off.
     *
     * @param sentence why, and what to do
     */
    record Failed(String sentence) implements ModelEvent {}

    /**
     * How much a model has done.
     *
     * @param tokens how many it wrote
     * @param nanos how long it computed, waiting for people left out
     */
    record Work(int tokens, long nanos) {
        /** Tokens in a second of computing; 0 before there is anything to measure. */
        public double tokensPerSecond() {
            return nanos <= 0 ? 0 : tokens * 1e9 / nanos;
        }
    }
}
