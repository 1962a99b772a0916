package dev.koan.views.transcript;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.problem.Verdict;
import java.util.List;

/** What can happen to a transcript, in the order in which it happens. Immutable. */
public sealed interface TranscriptEvent {
    /** A new line of thought begins; what was shown before goes. */
    record Began() implements TranscriptEvent {}

    /**
     * A token was written.
     *
     * @param step index of the step it belongs to: the last one, or one more
     * @param action the step's meta-action
     * @param token the token
     */
    record Wrote(int step, MetaAction action, GeneratedToken token) implements TranscriptEvent {}

    /**
     * The line of thought has ended.
     *
     * @param reason why
     * @param verdict on its answer
     * @param events what its reflections changed
     */
    record Ended(FinishReason reason, Verdict verdict, List<ReflectionEvent> events)
            implements TranscriptEvent {
        /** Copies the events. */
        public Ended {
            events = List.copyOf(events);
        }
    }
}
