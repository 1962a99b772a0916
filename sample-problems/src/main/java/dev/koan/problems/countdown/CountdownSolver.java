package dev.koan.problems.countdown;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Solves Countdown by exhaustive search, exactly. Remembers one table of counts for each multiset
 * of numbers. Thread-safe.
 */
public final class CountdownSolver {
    private final Map<List<Integer>, CountdownTable> tables = new ConcurrentHashMap<>();

    /** Counts of solutions for every target; the order of the numbers does not matter. */
    public CountdownTable table(List<Integer> numbers) {
        return tables.computeIfAbsent(numbers.stream().sorted().toList(), CountdownTable::of);
    }

    /** Whether there is a solution at all, fractions on the way allowed. */
    public boolean isSolvable(CountdownProblem problem) {
        return table(problem.numbers()).exactSolutions(problem.target()) > 0;
    }

    /**
     * Whether there is a solution that Koan's models may write: whole numbers from 0 to 200 on the
     * way.
     */
    public boolean isWritable(CountdownProblem problem) {
        return table(problem.numbers()).writableSolutions(problem.target()) > 0;
    }

    /**
     * Every sequence of writable steps from the numbers to the target, in a fixed order. Sequences
     * that differ only in the order of independent steps are all listed: each is a text that a
     * model may write.
     *
     * @param numbers in the order in which the question lists them
     */
    public List<CountdownSolution> solutions(List<Integer> numbers, int target) {
        return StepSearch.of(numbers, target).stream()
                .map(steps -> CountdownSolution.of(numbers, steps))
                .toList();
    }

    /**
     * The easiest solution to follow: without division where possible, then with the smallest
     * largest result, then the first one found; empty when none is writable.
     */
    public Optional<CountdownSolution> simplest(List<Integer> numbers, int target) {
        return solutions(numbers, target).stream()
                .min(
                        Comparator.comparing(CountdownSolution::divides)
                                .thenComparing(CountdownSolution::largestResult));
    }

    /**
     * Any right expression, in fractions if need be: {@code 8 / ( 3 - ( 8 / 3 ) )} for 3 3 8 8 and
     * 24; empty when there is none.
     */
    public Optional<String> expression(CountdownProblem problem) {
        return FormSearch.of(problem.multiset()).stream()
                .filter(form -> form.equalsWhole(problem.target()))
                .min(Comparator.comparing(form -> !form.writable()))
                .map(Form::render);
    }
}
