package dev.koan.train.evaluation;

import dev.koan.generation.FinishReason;
import dev.koan.problem.Verdict;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.train.evaluation.EvaluatedAnswer.FirstAttempt;
import dev.koan.train.evaluation.EvaluatedAnswer.Format;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a model's answers to a set of problems come to. Every share keeps its counts; a share of
 * nothing is not-a-number, never 0.
 *
 * @param answers one for each problem that was answered, in the order of the problems
 * @param unanswered problems that were not reached because the evaluation was interrupted
 */
public record EvaluationReport(List<EvaluatedAnswer> answers, int unanswered) {
    /** Copies the answers. */
    public EvaluationReport {
        answers = List.copyOf(answers);
    }

    /** Share of answers that are right; a missing answer is not right. */
    public WilsonInterval accuracy() {
        return share(answer -> answer.verdict().isCorrect());
    }

    /** The same, by difficulty: how many numbers a Countdown problem has, else its attribute. */
    public Map<String, WilsonInterval> accuracyByDifficulty() {
        Map<String, WilsonInterval> shares = new TreeMap<>();
        for (String difficulty :
                answers.stream().map(EvaluationReport::difficulty).distinct().toList()) {
            List<EvaluatedAnswer> some =
                    answers.stream().filter(a -> difficulty(a).equals(difficulty)).toList();
            shares.put(difficulty, new EvaluationReport(some, 0).accuracy());
        }
        return shares;
    }

    /** Share of answers whose first attempt, before any second thought, is right. */
    public WilsonInterval firstAttemptAccuracy() {
        return share(answer -> answer.firstAttempt() == FirstAttempt.RIGHT);
    }

    /** Share of completions that ended by themselves. */
    public WilsonInterval ended() {
        return share(answer -> answer.finishReason() == FinishReason.END_OF_TEXT);
    }

    /** Share of whole COAT answers. */
    public WilsonInterval coatFormat() {
        return share(answer -> answer.format() == Format.COAT);
    }

    /** Share of completions without an answer. */
    public WilsonInterval noAnswer() {
        return share(answer -> answer.verdict() instanceof Verdict.NoAnswer);
    }

    /** Share of true ones among the verdicts on finished attempts. */
    public WilsonInterval verdictAccuracy() {
        StepCounts counts = steps();
        return WilsonInterval.of(counts.trueFinalVerdicts(), counts.finalVerdicts());
    }

    /** Share of true ones among the verdicts in the middle of attempts. */
    public WilsonInterval stepVerdictAccuracy() {
        StepCounts counts = steps();
        return WilsonInterval.of(counts.trueStepVerdicts(), counts.stepVerdicts());
    }

    /** Share of wrong ones among all steps. */
    public WilsonInterval wrongSteps() {
        StepCounts counts = steps();
        return WilsonInterval.of(counts.wrongSteps(), counts.steps());
    }

    /** Share of restarts whose numbers were copied wrongly. */
    public WilsonInterval wrongRestarts() {
        StepCounts counts = steps();
        return WilsonInterval.of(counts.wrongRestarts(), counts.restarts());
    }

    /** Wrong steps for each answer; not-a-number without answers. */
    public double wrongStepsPerAnswer() {
        return mean(answer -> answer.steps().wrongSteps());
    }

    /** Tokens for each answer, without the end-of-text token; not-a-number without answers. */
    public double meanTokens() {
        return mean(EvaluatedAnswer::tokens);
    }

    /** Reflect steps for each answer; not-a-number without answers. */
    public double meanReflects() {
        return mean(EvaluatedAnswer::reflects);
    }

    /** Explore steps for each answer; not-a-number without answers. */
    public double meanExplores() {
        return mean(EvaluatedAnswer::explores);
    }

    /** All lines of all answers. */
    public StepCounts steps() {
        return answers.stream()
                .map(EvaluatedAnswer::steps)
                .reduce(StepCounts.NONE, StepCounts::plus);
    }

    /** All reflections of all answers. */
    public Corrections corrections() {
        return answers.stream()
                .map(EvaluatedAnswer::corrections)
                .reduce(Corrections.NONE, Corrections::plus);
    }

    private WilsonInterval share(Predicate<EvaluatedAnswer> holds) {
        return WilsonInterval.of((int) answers.stream().filter(holds).count(), answers.size());
    }

    private double mean(ToIntFunction<EvaluatedAnswer> value) {
        return answers.stream().mapToInt(value).average().orElse(Double.NaN);
    }

    private static String difficulty(EvaluatedAnswer answer) {
        return CountdownProblem.parse(answer.problem().question())
                .map(countdown -> countdown.numbers().size() + " numbers")
                .orElseGet(() -> answer.problem().attributes().getOrDefault("difficulty", "other"));
    }
}
