package dev.koan.coat;

import dev.koan.generation.FinishReason;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One finished line of thought on one problem.
 *
 * @param id unique within its store
 * @param problem what was asked
 * @param policy name of the model that wrote it
 * @param steps in order
 * @param finishReason why it ended
 * @param verdict on its final answer
 * @param origin where it started
 */
public record Trajectory(
        String id,
        Problem problem,
        String policy,
        List<Step> steps,
        FinishReason finishReason,
        Verdict verdict,
        Origin origin) {
    /** Copies the steps. */
    public Trajectory {
        steps = List.copyOf(steps);
    }

    /** The whole completion, meta-action tokens included. */
    public String completion() {
        return steps.stream().map(Step::rawText).collect(Collectors.joining());
    }

    /** Number of tokens in all steps. */
    public int tokenCount() {
        return steps.stream().mapToInt(step -> step.tokens().size()).sum();
    }
}
