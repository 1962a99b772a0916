package dev.koan.problems.countdown;

import dev.koan.problems.verify.ProblemFault;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole solution.
 *
 * @param steps one fewer than there are numbers
 * @param expression what stands in the box: {@code ( ( 10 - 7 ) * 3 ) + 1}
 */
public record CountdownSolution(List<CountdownStep> steps, String expression) {
    private record Term(int value, String text) {
        String asOperand() {
            return text.indexOf(' ') < 0 ? text : "( " + text + " )";
        }
    }

    /** Copies the steps. */
    public CountdownSolution {
        steps = List.copyOf(steps);
    }

    /**
     * Follows steps and writes their expression. Where equal numbers make it unclear which one a
     * step takes, it takes the one that is listed first.
     *
     * @param numbers what the first step starts from
     * @param steps down to a single number
     * @throws ProblemFault when a step takes a number that is not there, or numbers are left over
     */
    public static CountdownSolution of(List<Integer> numbers, List<CountdownStep> steps) {
        List<Term> terms = new ArrayList<>();
        for (int number : numbers) {
            terms.add(new Term(number, String.valueOf(number)));
        }
        for (CountdownStep step : steps) {
            Term left = take(terms, step.left(), step);
            Term right = take(terms, step.right(), step);
            String text =
                    left.asOperand() + " " + step.operator().symbol() + " " + right.asOperand();
            terms.addFirst(new Term(step.result(), text));
        }
        if (terms.size() != 1) {
            throw new ProblemFault(
                    "These steps leave %d numbers; a solution must leave one."
                            .formatted(terms.size()));
        }
        return new CountdownSolution(steps, terms.getFirst().text());
    }

    private static Term take(List<Term> terms, int value, CountdownStep step) {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).value() == value) {
                return terms.remove(i);
            }
        }
        throw new ProblemFault(
                "The step%s takes %d, which is not there; check the steps before it."
                        .formatted(step.text(), value));
    }

    /** What the last step comes to. */
    public int value() {
        return steps.getLast().result();
    }

    /** Whether any step divides. */
    public boolean divides() {
        return steps.stream().anyMatch(step -> step.operator() == Operator.DIVIDE);
    }

    /** The largest number written on the way. */
    public int largestResult() {
        return steps.stream().mapToInt(CountdownStep::result).max().orElse(0);
    }
}
