package dev.koan.train.evaluation;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.problems.countdown.Operator;
import dev.koan.train.evaluation.CheckedLine.Claim;
import dev.koan.train.evaluation.CheckedLine.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a written-out Countdown solution line by line: the arithmetic, the numbers that are left,
 * the restarts and the verdicts. After a wrong line it goes on from what the line says, so that one
 * error counts once. Never fails on any text. One checker reads one solution; not thread-safe.
 */
public final class StepChecker {
    private static final Pattern VERDICT =
            Pattern.compile("([0-9]{1,6}) ([-+*/]) ([0-9]{1,6}) = ([0-9]{1,6}) (good|bad)");
    private static final Pattern RESTART = Pattern.compile("from((?: [0-9]{1,6}){1,8})");
    private static final Pattern ANSWER = Pattern.compile("answer \\\\boxed\\{.*\\}");

    private final int target;
    private final Set<List<Integer>> seen = new HashSet<>();
    private List<Integer> numbers;
    private Optional<CheckedLine.Calculation> last = Optional.empty();

    private StepChecker(List<Integer> numbers, int target) {
        this.numbers = numbers;
        this.target = target;
        seen.add(sorted(numbers));
    }

    /**
     * Checks all lines of one completion.
     *
     * @return one finding for each line, in order
     */
    public static List<CheckedLine> check(CountdownProblem problem, List<ThoughtLine> lines) {
        StepChecker checker = new StepChecker(problem.numbers(), problem.target());
        return lines.stream().map(line -> checker.accept(line.text())).toList();
    }

    private CheckedLine accept(String text) {
        Optional<CountdownStep> step = CountdownStep.parse(text);
        if (step.isPresent()) {
            return calculation(step.get());
        }
        Matcher verdict = VERDICT.matcher(text);
        if (verdict.matches()) {
            return verdict(text, verdict);
        }
        Matcher restart = RESTART.matcher(text);
        if (restart.matches()) {
            return restart(
                    Arrays.stream(restart.group(1).strip().split(" "))
                            .map(Integer::valueOf)
                            .toList());
        }
        return ANSWER.matcher(text).matches()
                ? new CheckedLine.Answer(text)
                : new CheckedLine.Unreadable(text);
    }

    private CheckedLine calculation(CountdownStep step) {
        List<Integer> rest = new ArrayList<>(numbers);
        Finding finding;
        if (!rest.remove((Integer) step.left()) || !rest.remove((Integer) step.right())) {
            finding = Finding.WRONG_OPERAND;
        } else if (!step.isArithmeticRight()) {
            finding = Finding.WRONG_RESULT;
        } else {
            finding = step.fault(numbers).isPresent() ? Finding.WRONG_COPY : Finding.SOUND;
        }
        CheckedLine.Calculation checked = new CheckedLine.Calculation(step, numbers, finding);
        numbers = step.remaining();
        seen.add(sorted(numbers));
        last = Optional.of(checked);
        return checked;
    }

    private CheckedLine restart(List<Integer> from) {
        Finding finding = seen.contains(sorted(from)) ? Finding.SOUND : Finding.WRONG_COPY;
        numbers = from;
        last = Optional.empty();
        return new CheckedLine.Restart(from, finding);
    }

    private CheckedLine verdict(String text, Matcher verdict) {
        CountdownStep written =
                new CountdownStep(
                        Integer.parseInt(verdict.group(1)),
                        Operator.ofSymbol(verdict.group(2).charAt(0)).orElseThrow(),
                        Integer.parseInt(verdict.group(3)),
                        Integer.parseInt(verdict.group(4)),
                        List.of());
        Claim claim = Claim.of(verdict.group(5).equals("good"));
        if (numbers.size() == 1) {
            return finalVerdict(written, claim);
        }
        if (last.isEmpty()) {
            return new CheckedLine.Unreadable(text);
        }
        Claim truth = Claim.of(last.get().finding() == Finding.SOUND);
        String expected = last.get().step().operation();
        return new CheckedLine.StepVerdict(claim, truth, finding(expected, written));
    }

    private CheckedLine finalVerdict(CountdownStep written, Claim claim) {
        int value = numbers.getFirst();
        String expected = Math.max(value, target) + " - " + Math.min(value, target);
        Claim truth = Claim.of(value == target);
        return new CheckedLine.FinalVerdict(value, claim, truth, finding(expected, written));
    }

    private static Finding finding(String expected, CountdownStep written) {
        if (!written.operation().equals(expected)) {
            return Finding.WRONG_OPERAND;
        }
        return written.isArithmeticRight() ? Finding.SOUND : Finding.WRONG_RESULT;
    }

    private static List<Integer> sorted(List<Integer> numbers) {
        return numbers.stream().sorted().toList();
    }
}
