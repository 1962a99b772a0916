package dev.koan.problems.countdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of a solution, as the models write it.
 *
 * @param left the first operand
 * @param operator what is done
 * @param right the second operand
 * @param result what comes out, as written: a parsed step may be wrong, see {@link #fault}
 * @param remaining the result first, then the untouched numbers in their old order
 */
public record CountdownStep(
        int left, Operator operator, int right, int result, List<Integer> remaining) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\s?(\\d{1,4}) ([-+*/]) (\\d{1,4}) = (\\d{1,4}) left((?: \\d{1,4}){1,5})");

    /** Copies the remaining numbers. */
    public CountdownStep {
        remaining = List.copyOf(remaining);
    }

    /**
     * Takes two numbers out of a list and puts their result in front; empty when a model may not
     * write the result.
     *
     * @param numbers the list before the step
     * @param left position of the first operand
     * @param right position of the second operand
     */
    public static Optional<CountdownStep> of(
            List<Integer> numbers, int left, Operator operator, int right) {
        OptionalInt result = operator.writable(numbers.get(left), numbers.get(right));
        if (result.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> remaining = new ArrayList<>();
        remaining.add(result.getAsInt());
        for (int i = 0; i < numbers.size(); i++) {
            if (i != left && i != right) {
                remaining.add(numbers.get(i));
            }
        }
        return Optional.of(
                new CountdownStep(
                        numbers.get(left),
                        operator,
                        numbers.get(right),
                        result.getAsInt(),
                        remaining));
    }

    /**
     * Every step that may be written from a list of numbers. Sums and products take their operands
     * in the order of the list, differences and quotients the larger one first; equal numbers count
     * once.
     */
    public static List<CountdownStep> from(List<Integer> numbers) {
        int[] values = numbers.stream().mapToInt(Integer::intValue).toArray();
        List<CountdownStep> steps = new ArrayList<>();
        StepSearch.forEachPair(
                values,
                (first, second) -> {
                    boolean swap = values[second] > values[first];
                    int larger = swap ? second : first;
                    int smaller = swap ? first : second;
                    of(numbers, first, Operator.ADD, second).ifPresent(steps::add);
                    of(numbers, larger, Operator.SUBTRACT, smaller).ifPresent(steps::add);
                    of(numbers, first, Operator.MULTIPLY, second).ifPresent(steps::add);
                    of(numbers, larger, Operator.DIVIDE, smaller).ifPresent(steps::add);
                });
        return List.copyOf(steps);
    }

    /** Reads what {@link #text()} writes, true or not; empty for any other text. */
    public static Optional<CountdownStep> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> remaining =
                Arrays.stream(matcher.group(5).strip().split(" ")).map(Integer::valueOf).toList();
        return Operator.ofSymbol(matcher.group(2).charAt(0))
                .map(operator ->
                        new CountdownStep(
                                Integer.parseInt(matcher.group(1)),
                                operator,
                                Integer.parseInt(matcher.group(3)),
                                Integer.parseInt(matcher.group(4)),
                                remaining));
    }

    /** The step as a model writes it, with its leading space: {@code " 10 - 3 = 7 left 7 7 1"}. */
    public String text() {
        return " %s = %d left %s"
                .formatted(
                        operation(),
                        result,
                        remaining.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** The operation alone: {@code 10 - 3}. */
    public String operation() {
        return left + " " + operator.symbol() + " " + right;
    }

    /** Whether the arithmetic is right and the result one that may be written. */
    public boolean isArithmeticRight() {
        OptionalInt right = operator.writable(left, this.right);
        return right.isPresent() && right.getAsInt() == result;
    }

    /** Whether one number is left. */
    public boolean isLast() {
        return remaining.size() == 1;
    }

    /**
     * What is wrong with this step after a list of numbers: operands that are not there, wrong
     * arithmetic, or numbers copied wrongly (their order is not judged, but for the result, which
     * comes first).
     *
     * @return one short sentence, or empty when the step is right
     */
    public Optional<String> fault(List<Integer> before) {
        List<Integer> rest = new ArrayList<>(before);
        if (!rest.remove((Integer) left)) {
            return Optional.of(left + " is not there to be used");
        }
        if (!rest.remove((Integer) right)) {
            return Optional.of(right + " is not there to be used");
        }
        if (!isArithmeticRight()) {
            return Optional.of("%s is not %d".formatted(operation(), result));
        }
        List<Integer> copied = new ArrayList<>(remaining.subList(1, remaining.size()));
        if (remaining.getFirst() != result || !sorted(copied).equals(sorted(rest))) {
            return Optional.of("the numbers that are left are copied wrongly");
        }
        return Optional.empty();
    }

    private static List<Integer> sorted(List<Integer> numbers) {
        return numbers.stream().sorted().toList();
    }
}
