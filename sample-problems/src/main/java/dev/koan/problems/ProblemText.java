package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownSolver;

/** What a person typed, read as a Countdown problem. */
public sealed interface ProblemText {
    /**
     * It is one. Its attribute {@code solvable} says whether it has a solution; a problem without
     * one is a problem all the same.
     *
     * @param problem with its question in the models' own words
     */
    record Parsed(Problem problem) implements ProblemText {}

    /**
     * It is none, or one that Koan's models do not read.
     *
     * @param sentence what is wrong, with a right example
     */
    record Unreadable(String sentence) implements ProblemText {}

    /**
     * Reads {@code 7 3 11 5 -> 24}, {@code 7,3,11,5=24}, {@code make 24 from 7 3 11 5}, {@code use
     * 7 3 11 5 to make 24}, {@code 24 game: 4 7 8 8} and the like: 3 or 4 numbers from 1 to 13, a
     * target from 1 to 100.
     */
    static ProblemText parse(String text) {
        return parse(text, new CountdownSolver());
    }

    /** As {@link #parse(String)}, with a solver that remembers what it has solved. */
    static ProblemText parse(String text, CountdownSolver solver) {
        if (text.isBlank()) {
            return new Unreadable("Type the numbers and the target" + ProblemGrammar.EXAMPLE);
        }
        return ProblemGrammar.read(text)
                .map(typed -> typed.toProblem(solver))
                .orElseGet(() ->
                        new Unreadable(
                                "This cannot be read as a problem; write the numbers and the target"
                                        + ProblemGrammar.EXAMPLE));
    }
}
