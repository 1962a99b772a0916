package dev.koan.problems.countdown;

import java.util.ArrayList;
import java.util.List;

/**
 * How many distinct solutions a multiset of numbers has for every target from 1 to 100. Two
 * solutions are distinct when they differ by more than the order and grouping of sums and of
 * products: {@code a - (b - c)} and {@code (a - b) + c} are one solution. Multiplying by 1 and
 * dividing by 1 are two. Immutable.
 */
public final class CountdownTable {
    private final int[] exact = new int[CountdownProblem.LARGEST_TARGET + 1];
    private final int[] writable = new int[CountdownProblem.LARGEST_TARGET + 1];
    private final int[] exactWithoutDivision = new int[CountdownProblem.LARGEST_TARGET + 1];
    private final int[] writableWithoutDivision = new int[CountdownProblem.LARGEST_TARGET + 1];

    private CountdownTable() {}

    static CountdownTable of(List<Integer> multiset) {
        CountdownTable table = new CountdownTable();
        for (Form form : FormSearch.of(multiset)) {
            table.count((int) form.numerator(), form);
        }
        return table;
    }

    private void count(int target, Form form) {
        exact[target]++;
        if (!form.divides()) {
            exactWithoutDivision[target]++;
        }
        if (form.writable()) {
            writable[target]++;
            if (!form.divides()) {
                writableWithoutDivision[target]++;
            }
        }
    }

    /** Distinct solutions in fractions; without negative numbers, which never make one possible. */
    public int exactSolutions(int target) {
        return exact[target];
    }

    /** Those of {@link #exactSolutions} that do not divide. */
    public int exactWithoutDivision(int target) {
        return exactWithoutDivision[target];
    }

    /**
     * Distinct solutions whose every result is a whole number from 0 to 200: what models may write.
     */
    public int writableSolutions(int target) {
        return writable[target];
    }

    /** Those of {@link #writableSolutions} that do not divide. */
    public int writableWithoutDivision(int target) {
        return writableWithoutDivision[target];
    }

    /** The targets of a range that have a writable solution, ascending. */
    public List<Integer> writableTargets(int smallest, int largest) {
        List<Integer> targets = new ArrayList<>();
        for (int target = smallest; target <= largest; target++) {
            if (writable[target] > 0) {
                targets.add(target);
            }
        }
        return targets;
    }
}
