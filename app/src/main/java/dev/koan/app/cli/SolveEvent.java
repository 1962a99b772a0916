package dev.koan.app.cli;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.coat.Step;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import java.util.List;
import java.util.Optional;

/** What happens while a model solves a problem, in order. */
sealed interface SolveEvent {
    /**
     * The model is asked.
     *
     * @param model its name
     * @param sample counted from 1
     * @param samples how many there will be
     */
    record Began(Problem problem, String model, SamplingOptions options, int sample, int samples)
            implements SolveEvent {}

    /**
     * The model wrote a token.
     *
     * @param opens the action of the step that the token opens as its meta-action token
     */
    record Wrote(GeneratedToken token, Optional<MetaAction> opens) implements SolveEvent {}

    /** A step is complete. */
    record Stepped(Step step) implements SolveEvent {}

    /**
     * The model is done.
     *
     * @param tokens without the end-of-text token
     * @param seconds that the model computed, prompt included
     */
    record Ended(
            Verdict verdict,
            FinishReason reason,
            int tokens,
            double seconds,
            List<ReflectionEvent> reflections)
            implements SolveEvent {
        /** Copies the reflections. */
        public Ended {
            reflections = List.copyOf(reflections);
        }

        double tokensPerSecond() {
            return tokens / Math.max(1e-9, seconds);
        }

        /** Reflections that turned a wrong attempt into a right one. */
        long selfCorrections() {
            return reflections.stream()
                    .filter(event -> event.action() == MetaAction.REFLECT)
                    .filter(event -> event.change() == ReflectionEvent.Change.WRONG_TO_RIGHT)
                    .count();
        }
    }
}
