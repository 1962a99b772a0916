package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolution;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A generator that needs no model. Its steps are exact; they end in the target with a given chance.
 * A wrong attempt moves at random, but for its last step: it does not miss a target that one
 * operation would reach.
 *
 * @param solver finds the right attempts
 * @param chanceRight of each attempt at a problem that has a solution, 0 to 1
 * @param seed the same seed gives the same attempts at a problem, whatever its neighbours
 */
public record ImperfectSolver(CountdownSolver solver, double chanceRight, long seed)
        implements SolutionGenerator {
    private static final int RETRIES = 20;

    /** Checks the chance. */
    public ImperfectSolver {
        if (!(chanceRight >= 0 && chanceRight <= 1)) {
            throw new IllegalArgumentException(
                    "The chance of a right attempt lies between 0 and 1, not at %s."
                            .formatted(chanceRight));
        }
    }

    @Override
    public List<List<Attempt>> generate(List<CountdownProblem> problems, int tries) {
        return problems.stream().map(problem -> attempts(problem, tries)).toList();
    }

    private List<Attempt> attempts(CountdownProblem problem, int tries) {
        RandomGenerator random = new SplittableRandom(seed * 31 + problem.question().hashCode());
        List<CountdownSolution> solutions = solver.solutions(problem.numbers(), problem.target());
        return IntStream.range(0, tries)
                .mapToObj(_ ->
                        !solutions.isEmpty() && random.nextDouble() < chanceRight
                                ? right(solutions, random)
                                : wrong(problem, random))
                .toList();
    }

    private static Attempt right(List<CountdownSolution> solutions, RandomGenerator random) {
        return new Attempt(solutions.get(random.nextInt(solutions.size())).steps());
    }

    /**
     * After many misses in a row it takes the wrong step anyway: some problems are hard to get
     * wrong.
     */
    private static Attempt wrong(CountdownProblem problem, RandomGenerator random) {
        List<CountdownStep> steps = walk(problem.numbers(), random);
        for (int i = 0; i < RETRIES && isMissed(steps, problem); i++) {
            steps = walk(problem.numbers(), random);
        }
        return new Attempt(steps);
    }

    private static boolean isMissed(List<CountdownStep> steps, CountdownProblem problem) {
        List<Integer> beforeLast =
                steps.size() == 1 ? problem.numbers() : steps.get(steps.size() - 2).remaining();
        return CountdownStep.from(beforeLast).stream()
                .anyMatch(step -> step.result() == problem.target());
    }

    /** Sums of the numbers stay writable, so that there is always a step to take. */
    private static List<CountdownStep> walk(List<Integer> numbers, RandomGenerator random) {
        List<CountdownStep> steps = new ArrayList<>();
        List<Integer> left = numbers;
        while (left.size() > 1) {
            List<CountdownStep> possible = CountdownStep.from(left);
            CountdownStep step = possible.get(random.nextInt(possible.size()));
            steps.add(step);
            left = step.remaining();
        }
        return steps;
    }
}
