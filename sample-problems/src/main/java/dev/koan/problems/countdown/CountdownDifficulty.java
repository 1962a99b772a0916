package dev.koan.problems.countdown;

import java.util.Map;

/**
 * How hard a problem is.
 *
 * @param numbers how many there are
 * @param solvable whether, and how, it can be solved
 * @param division whether every solution divides
 * @param solutions how many distinct solutions there are, see {@link CountdownTable}
 */
public record CountdownDifficulty(
        int numbers, Solvable solvable, Division division, Solutions solutions) {
    /** Whether a problem can be solved. */
    public enum Solvable {
        /** With whole numbers from 0 to 200 on the way. */
        YES("yes"),
        /** With a fraction, or a number above 200, on the way. */
        BEYOND_WHOLE_NUMBERS("only beyond whole numbers to 200"),
        /** Not at all. */
        NO("no");

        private final String word;

        Solvable(String word) {
            this.word = word;
        }
    }

    /** Whether a solution must divide. */
    public enum Division {
        /** Every solution divides. */
        NEEDED("needed"),
        /** Some solution does without. */
        NOT_NEEDED("not needed");

        private final String word;

        Division(String word) {
            this.word = word;
        }
    }

    /** Classes of the number of distinct solutions. */
    public enum Solutions {
        /** None. */
        NONE("0"),
        /** Exactly one. */
        ONE("1"),
        /** Two to five. */
        FEW("2-5"),
        /** Six to twenty. */
        SEVERAL("6-20"),
        /** Above twenty. */
        MANY("more");

        private final String word;

        Solutions(String word) {
            this.word = word;
        }

        /** The class of a count. */
        public static Solutions of(int count) {
            if (count == 0) {
                return NONE;
            }
            if (count == 1) {
                return ONE;
            }
            if (count <= 5) {
                return FEW;
            }
            return count <= 20 ? SEVERAL : MANY;
        }
    }

    /**
     * Rates a problem. Solutions that models may write are what counts; where there are none, all
     * exact solutions are.
     */
    public static CountdownDifficulty of(CountdownProblem problem, CountdownSolver solver) {
        CountdownTable table = solver.table(problem.numbers());
        int target = problem.target();
        int size = problem.numbers().size();
        int writable = table.writableSolutions(target);
        if (writable > 0) {
            return new CountdownDifficulty(
                    size,
                    Solvable.YES,
                    table.writableWithoutDivision(target) > 0
                            ? Division.NOT_NEEDED
                            : Division.NEEDED,
                    Solutions.of(writable));
        }
        int exact = table.exactSolutions(target);
        return new CountdownDifficulty(
                size,
                exact > 0 ? Solvable.BEYOND_WHOLE_NUMBERS : Solvable.NO,
                table.exactWithoutDivision(target) > 0 ? Division.NOT_NEEDED : Division.NEEDED,
                Solutions.of(exact));
    }

    /**
     * The attributes of a problem: {@code numbers}, {@code solvable}, {@code division}, {@code
     * solutions}.
     */
    public Map<String, String> attributes() {
        return Map.of(
                "numbers", String.valueOf(numbers),
                "solvable", solvable.word,
                "division", division.word,
                "solutions", solutions.word);
    }
}
