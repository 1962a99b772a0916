package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.problem.Verifier;

/**
 * A problem with what judges its answers.
 *
 * @param problem what is asked
 * @param verifier judges the answer
 */
record ChosenProblem(Problem problem, Verifier verifier) {}
