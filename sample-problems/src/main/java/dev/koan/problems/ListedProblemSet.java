package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problem.Verifier;
import java.util.List;

/**
 * Problems that are all there. Immutable.
 *
 * @param name the name a person picks it by
 * @param problems in order
 * @param verifier judges their answers
 */
public record ListedProblemSet(String name, List<Problem> problems, Verifier verifier)
        implements ProblemSet {
    /** Copies the problems. */
    public ListedProblemSet {
        problems = List.copyOf(problems);
    }
}
