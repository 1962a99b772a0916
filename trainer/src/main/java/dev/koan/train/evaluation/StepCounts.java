package dev.koan.train.evaluation;

import dev.koan.train.evaluation.CheckedLine.Finding;
import java.util.List;

/**
 * How many lines of which kind, and how many of them are wrong. Sums with {@link #plus}.
 *
 * @param steps calculations, readable or not
 * @param wrongSteps calculations with wrong arithmetic, operands or copying, and lines nobody can
 *     read
 * @param restarts {@code from} lines
 * @param wrongRestarts those with numbers that are not the problem's nor an earlier line's
 * @param finalVerdicts verdicts on finished attempts
 * @param trueFinalVerdicts those that say what is the case
 * @param stepVerdicts verdicts in the middle of an attempt
 * @param trueStepVerdicts those that say what is the case
 */
public record StepCounts(
        int steps,
        int wrongSteps,
        int restarts,
        int wrongRestarts,
        int finalVerdicts,
        int trueFinalVerdicts,
        int stepVerdicts,
        int trueStepVerdicts) {
    /** Nothing. */
    public static final StepCounts NONE = new StepCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Counts the lines of one answer. */
    public static StepCounts of(List<CheckedLine> lines) {
        return lines.stream().map(StepCounts::of).reduce(NONE, StepCounts::plus);
    }

    private static StepCounts of(CheckedLine line) {
        return switch (line) {
            case CheckedLine.Calculation(_, _, Finding finding) ->
                    new StepCounts(1, wrong(finding), 0, 0, 0, 0, 0, 0);
            case CheckedLine.Restart(_, Finding finding) ->
                    new StepCounts(0, 0, 1, wrong(finding), 0, 0, 0, 0);
            case CheckedLine.FinalVerdict verdict ->
                    new StepCounts(0, 0, 0, 0, 1, verdict.claim() == verdict.truth() ? 1 : 0, 0, 0);
            case CheckedLine.StepVerdict verdict ->
                    new StepCounts(0, 0, 0, 0, 0, 0, 1, verdict.claim() == verdict.truth() ? 1 : 0);
            case CheckedLine.Answer(_) -> NONE;
            case CheckedLine.Unreadable(_) -> new StepCounts(1, 1, 0, 0, 0, 0, 0, 0);
        };
    }

    private static int wrong(Finding finding) {
        return finding == Finding.SOUND ? 0 : 1;
    }

    /** The sum. */
    public StepCounts plus(StepCounts other) {
        return new StepCounts(
                steps + other.steps,
                wrongSteps + other.wrongSteps,
                restarts + other.restarts,
                wrongRestarts + other.wrongRestarts,
                finalVerdicts + other.finalVerdicts,
                trueFinalVerdicts + other.trueFinalVerdicts,
                stepVerdicts + other.stepVerdicts,
                trueStepVerdicts + other.trueStepVerdicts);
    }
}
