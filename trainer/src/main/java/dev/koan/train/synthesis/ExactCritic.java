package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.train.evaluation.CheckedLine;
import dev.koan.train.evaluation.CheckedLine.Claim;
import dev.koan.train.evaluation.StepChecker;
import dev.koan.train.evaluation.ThoughtLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A critic that calculates. Its reflections are calculations too, since a small model learns {@code
 * 27 - 24 = 3 bad} where it does not learn {@code have 27 need 24 bad}.
 *
 * <p>Stateless, thread-safe.
 */
public final class ExactCritic implements Critic {
    @Override
    public Critique critique(CountdownProblem problem, Attempt attempt) {
        List<CheckedLine> lines =
                StepChecker.check(
                        problem,
                        attempt.steps().stream()
                                .map(step -> new ThoughtLine(Optional.empty(), step.text().strip()))
                                .toList());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof CheckedLine.Calculation calculation) {
                switch (calculation.finding()) {
                    case SOUND -> {}
                    case WRONG_RESULT -> {
                        return wrongResult(i, calculation);
                    }
                    case WRONG_OPERAND -> {
                        return new Critique.Unusable("a number came from nowhere");
                    }
                    case WRONG_COPY -> {
                        return new Critique.Unusable("a number was copied wrongly");
                    }
                }
            }
        }
        return judgeEnd(problem, attempt);
    }

    /** The step is done again, from the numbers that it started from. */
    private static Critique wrongResult(int index, CheckedLine.Calculation calculation) {
        CountdownStep step = calculation.step();
        OptionalInt exact = step.operator().writable(step.left(), step.right());
        if (exact.isEmpty()) {
            return new Critique.Unusable("the result cannot be written");
        }
        return new Critique.Wrong(
                index + 1,
                reflection(step.operation(), exact.getAsInt(), Claim.BAD),
                index,
                from(calculation.before()));
    }

    private static Critique judgeEnd(CountdownProblem problem, Attempt attempt) {
        int larger = Math.max(attempt.value(), problem.target());
        int smaller = Math.min(attempt.value(), problem.target());
        String difference = larger + " - " + smaller;
        return larger == smaller
                ? new Critique.Right(reflection(difference, 0, Claim.GOOD))
                : new Critique.Wrong(
                        attempt.steps().size(),
                        reflection(difference, larger - smaller, Claim.BAD),
                        0,
                        from(problem.numbers()));
    }

    @Override
    public String verify(CountdownStep step) {
        return reflection(step.operation(), step.result(), Claim.GOOD);
    }

    private static String reflection(String operation, int result, Claim claim) {
        return " %s = %d %s".formatted(operation, result, claim.word());
    }

    private static String from(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" ", " from ", ""));
    }
}
