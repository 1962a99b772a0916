package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownProblem;
import java.util.List;

/** Writes plain attempts at problems, right and wrong ones: Satori's generator (appendix C). */
public interface SolutionGenerator {
    /**
     * Attempts at each problem. All problems are given at once, so that a model can answer them in
     * one batch.
     *
     * @param problems what to try
     * @param tries how often each problem is tried
     * @return for each problem, in order, its finished attempts; there may be fewer or more than
     *     tries
     */
    List<List<Attempt>> generate(List<CountdownProblem> problems, int tries);
}
