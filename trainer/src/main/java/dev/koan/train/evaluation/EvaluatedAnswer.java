package dev.koan.train.evaluation;

import dev.koan.generation.FinishReason;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;

/**
 * One answer and everything that was found about it.
 *
 * @param problem what was asked
 * @param text the completion, meta-action tokens included, without the end-of-text token
 * @param verdict on the final answer
 * @param finishReason why the completion ended
 * @param tokens generated, without the end-of-text token
 * @param format whether it is a whole COAT answer
 * @param firstAttempt how the first attempt came out
 * @param reflects number of reflect steps
 * @param explores number of explore steps
 * @param steps what was found in its lines; none where the problem is not a Countdown problem
 * @param corrections what its reflections did
 */
public record EvaluatedAnswer(
        Problem problem,
        String text,
        Verdict verdict,
        FinishReason finishReason,
        int tokens,
        Format format,
        FirstAttempt firstAttempt,
        int reflects,
        int explores,
        StepCounts steps,
        Corrections corrections) {
    /** The shape of an answer. */
    public enum Format {
        /** Ended, every step begins with a meta-action token, the last step holds the box. */
        COAT,
        /** Anything else. */
        OTHER
    }

    /** The attempt that stands before any second thought. */
    public enum FirstAttempt {
        /** Sound steps that end in the target. */
        RIGHT,
        /** Some other value, or a wrong step on the way. */
        WRONG,
        /** No attempt came to a value. */
        NONE
    }
}
