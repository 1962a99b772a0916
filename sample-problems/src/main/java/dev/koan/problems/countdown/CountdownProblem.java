package dev.koan.problems.countdown;

import dev.koan.problem.Problem;
import dev.koan.problems.verify.ProblemFault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Make a target from numbers by + - * /, each number used exactly once. Solver and verifier take 2
 * to 5 numbers from 1 to 100 (so that public data sets fit); Koan's small models read fewer, see
 * {@link #beyondModels()}.
 *
 * @param numbers in the order in which the question lists them
 * @param target what to make, 1 to 100
 */
public record CountdownProblem(List<Integer> numbers, int target) {
    /** The largest target. */
    public static final int LARGEST_TARGET = 100;

    /** The largest number that Koan's small models are trained on. */
    public static final int LARGEST_MODEL_NUMBER = 13;

    private static final int LARGEST_NUMBER = 100;
    private static final Pattern QUESTION =
            Pattern.compile("Use (\\d{1,3}(?: \\d{1,3}){1,4}) to make (\\d{1,3})");

    /** Copies the numbers and refuses what lies {@link #outside}, with its sentence. */
    public CountdownProblem {
        numbers = List.copyOf(numbers);
        outside(numbers, target)
                .ifPresent(sentence -> {
                    throw new ProblemFault(sentence);
                });
    }

    /** Why numbers and target make no problem that solver and verifier take; empty when they do. */
    public static Optional<String> outside(List<Integer> numbers, int target) {
        if (numbers.size() < 2 || numbers.size() > 5) {
            return Optional.of(
                    "A Countdown problem has 2 to 5 numbers, not %d.".formatted(numbers.size()));
        }
        for (int number : numbers) {
            if (number < 1 || number > LARGEST_NUMBER) {
                return Optional.of(
                        "A Countdown number lies between 1 and 100, but %d does not."
                                .formatted(number));
            }
        }
        return target < 1 || target > LARGEST_TARGET
                ? Optional.of(
                        "A Countdown target lies between 1 and 100, but %d does not."
                                .formatted(target))
                : Optional.empty();
    }

    /** Numbers and target in one call; handy for literal problems. */
    public static CountdownProblem of(int target, Integer... numbers) {
        return new CountdownProblem(Arrays.asList(numbers), target);
    }

    /** Reads exactly what {@link #question()} writes; empty for any other text. */
    public static Optional<CountdownProblem> parse(String question) {
        Matcher matcher = QUESTION.matcher(question);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers =
                Arrays.stream(matcher.group(1).split(" ")).map(Integer::valueOf).toList();
        int target = Integer.parseInt(matcher.group(2));
        return outside(numbers, target).isEmpty()
                ? Optional.of(new CountdownProblem(numbers, target))
                : Optional.empty();
    }

    /** What a model is asked: {@code Use 7 3 11 5 to make 24}. */
    public String question() {
        return "Use " + numbersText() + " to make " + target;
    }

    /** The numbers as a model reads them: {@code 7 3 11 5}. */
    public String numbersText() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * The numbers in ascending order: two problems with the same multiset are always in one split.
     */
    public List<Integer> multiset() {
        return numbers.stream().sorted().toList();
    }

    /** The problem as everybody else sees it; the reference is the target. */
    public Problem toProblem(Map<String, String> attributes) {
        return new Problem(
                numbersText().replace(' ', '-') + "-make-" + target,
                question(),
                String.valueOf(target),
                attributes);
    }

    /**
     * Why Koan's small models were not trained for this problem, as a sentence; empty when they
     * were.
     */
    public Optional<String> beyondModels() {
        if (numbers.size() < 3 || numbers.size() > 4) {
            return Optional.of(
                    "Koan's small models take 3 or 4 numbers, not %d.".formatted(numbers.size()));
        }
        return numbers.stream()
                .filter(number -> number > LARGEST_MODEL_NUMBER)
                .findFirst()
                .map(
                        "Koan's small models take numbers from 1 to 13, and %d lies outside."
                                ::formatted);
    }
}
