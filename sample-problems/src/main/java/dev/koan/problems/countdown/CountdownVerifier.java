package dev.koan.problems.countdown;

import dev.koan.coat.MetaAction;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import dev.koan.problems.verify.BoxedAnswer;
import dev.koan.problems.verify.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Judges Countdown answers exactly: the last box must hold one expression whose value in rationals
 * is the target, with each number used exactly once, and nothing else: no equals sign, no words, no
 * further number. Time is linear in the length of the text, however hostile it is. Stateless,
 * thread-safe.
 */
public final class CountdownVerifier implements Verifier {
    private static final String NOT_COUNTDOWN = "the problem is not a Countdown problem";
    private static final String RESTATED = " from";
    private static final String LEFT = " left";

    @Override
    public Verdict verify(Problem problem, String completion) {
        return CountdownProblem.parse(problem.question())
                .map(countdown -> verify(countdown, completion))
                .orElseGet(() -> new Verdict.NoAnswer(NOT_COUNTDOWN));
    }

    /** As {@link #verify(Problem, String)}. */
    public Verdict verify(CountdownProblem problem, String completion) {
        return switch (BoxedAnswer.last(completion)) {
            case BoxedAnswer.Missing(String reason) -> new Verdict.NoAnswer(reason);
            case BoxedAnswer.Found(String content) -> judge(problem, content);
        };
    }

    /**
     * Judges the current attempt: what stands after the last {@code <|explore|>} or {@code from}. A
     * box in it counts; else the single number that its last {@code left} lists is compared with
     * the target.
     */
    @Override
    public Verdict verifyAttempt(Problem problem, String completion) {
        return CountdownProblem.parse(problem.question())
                .map(countdown -> verifyAttempt(countdown, completion))
                .orElseGet(() -> new Verdict.NoAnswer(NOT_COUNTDOWN));
    }

    /** As {@link #verifyAttempt(Problem, String)}. */
    public Verdict verifyAttempt(CountdownProblem problem, String completion) {
        String attempt = currentAttempt(completion);
        if (attempt.contains("\\boxed{")) {
            return verify(problem, attempt);
        }
        int left = attempt.lastIndexOf(LEFT);
        if (left < 0) {
            return new Verdict.NoAnswer("the attempt is not finished");
        }
        return singleNumber(attempt, left + LEFT.length())
                .map(number -> compare(problem, number))
                .orElseGet(() -> new Verdict.NoAnswer("the attempt is not finished"));
    }

    /**
     * Judges a bare expression, as it would stand in a box.
     *
     * @return never {@link Verdict.NoAnswer}
     */
    public Verdict judge(CountdownProblem problem, String expression) {
        return fault(problem, expression)
                .<Verdict>map(reason -> new Verdict.Incorrect(expression, reason))
                .orElseGet(() -> new Verdict.Correct(expression));
    }

    private static Optional<String> fault(CountdownProblem problem, String expression) {
        return switch (ExpressionReader.read(expression, problem.numbers().size())) {
            case ExpressionReader.Reading.Unreadable(String reason) -> Optional.of(reason);
            case ExpressionReader.Reading.TooLong(List<ExpressionReader.Item> postfix) ->
                    misuse(problem, postfix);
            case ExpressionReader.Reading.Complete(List<ExpressionReader.Item> postfix) ->
                    misuse(problem, postfix).or(() -> wrongValue(problem, postfix));
        };
    }

    /** Numbers that are foreign, used too often or left out. */
    private static Optional<String> misuse(
            CountdownProblem problem, List<ExpressionReader.Item> postfix) {
        List<String> given = problem.numbers().stream().map(String::valueOf).toList();
        List<String> unused = new ArrayList<>(given);
        for (ExpressionReader.Item item : postfix) {
            if (item instanceof ExpressionReader.Item.Literal(String digits)
                    && !unused.remove(digits)) {
                return Optional.of(
                        given.contains(digits)
                                ? "it uses %s %s"
                                        .formatted(
                                                digits,
                                                times(Collections.frequency(given, digits) + 1))
                                : "it uses %s, which is not one of the numbers"
                                        .formatted(shortened(digits)));
            }
        }
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of("it leaves out " + String.join(" and ", unused));
    }

    private static String times(int count) {
        return count == 2 ? "twice" : count + " times";
    }

    /** Every literal is one of the problem's numbers by now, so that the arithmetic is small. */
    private static Optional<String> wrongValue(
            CountdownProblem problem, List<ExpressionReader.Item> postfix) {
        Deque<Rational> values = new ArrayDeque<>();
        for (ExpressionReader.Item item : postfix) {
            switch (item) {
                case ExpressionReader.Item.Literal(String digits) ->
                        values.push(Rational.of(Long.parseLong(digits)));
                case ExpressionReader.Item.Operation(Operator operator) -> {
                    Rational right = values.pop();
                    Optional<Rational> result = operator.exact(values.pop(), right);
                    if (result.isEmpty()) {
                        return Optional.of("it divides by zero");
                    }
                    values.push(result.get());
                }
            }
        }
        Rational value = values.pop();
        return value.equals(Rational.of(problem.target()))
                ? Optional.empty()
                : Optional.of("its value is %s, not %d".formatted(value, problem.target()));
    }

    private static String currentAttempt(String completion) {
        String explore = MetaAction.EXPLORE.token();
        int start = 0;
        int explored = completion.lastIndexOf(explore);
        if (explored >= 0) {
            start = explored + explore.length();
        }
        int restated = completion.lastIndexOf(RESTATED);
        return completion.substring(
                Math.max(start, restated < 0 ? 0 : restated + RESTATED.length()));
    }

    /**
     * The number that stands alone after a position, before any other word; empty for none or
     * several.
     */
    private static Optional<String> singleNumber(String text, int from) {
        int at = from;
        List<String> numbers = new ArrayList<>();
        while (at + 1 < text.length()
                && text.charAt(at) == ' '
                && isDigit(text.charAt(at + 1))
                && numbers.size() < 2) {
            int end = at + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            numbers.add(text.substring(at + 1, end));
            at = end;
        }
        return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
    }

    private static Verdict compare(CountdownProblem problem, String number) {
        return number.equals(String.valueOf(problem.target()))
                ? new Verdict.Correct(number)
                : new Verdict.Incorrect(
                        number,
                        "the attempt comes to %s, not %d"
                                .formatted(shortened(number), problem.target()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String shortened(String digits) {
        return digits.length() <= 12 ? digits : digits.substring(0, 12) + "…";
    }
}
