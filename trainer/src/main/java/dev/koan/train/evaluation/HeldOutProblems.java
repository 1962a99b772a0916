package dev.koan.train.evaluation;

import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownGenerator;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownRecipe;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct problems that small models are judged on: one sixth with three numbers, five
 * twelfths with four numbers from 1 to 9 and targets to 40, five twelfths with four numbers from
 * the whole range. Training looks at the validation side; the test side is only for what is
 * reported.
 */
public final class HeldOutProblems {
    /** How many a report is made on. */
    public static final int REPORTED = 600;

    private static final long SEED = 20_250_202;

    private HeldOutProblems() {}

    /**
     * A fixed choice of distinct problems.
     *
     * @param count a multiple of 12, at most {@link #REPORTED}
     */
    public static List<Problem> of(CountdownSplit split, int count, CountdownSolver solver) {
        Set<CountdownProblem> chosen = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        add(CountdownRecipe.whole(3), split, count / 6, chosen, problems, solver);
        add(CountdownRecipe.easy(4), split, 5 * count / 12, chosen, problems, solver);
        add(CountdownRecipe.whole(4), split, 5 * count / 12, chosen, problems, solver);
        return List.copyOf(problems);
    }

    private static void add(
            CountdownRecipe recipe,
            CountdownSplit split,
            int count,
            Set<CountdownProblem> chosen,
            List<Problem> problems,
            CountdownSolver solver) {
        int wanted = problems.size() + count;
        CountdownGenerator generator = new CountdownGenerator(recipe, SEED, solver);
        for (CountdownProblem problem : generator.generate(split, generator.all(split).size())) {
            CountdownProblem sorted = new CountdownProblem(problem.multiset(), problem.target());
            if (problems.size() < wanted && chosen.add(sorted)) {
                problems.add(
                        problem.toProblem(CountdownDifficulty.of(problem, solver).attributes()));
            }
        }
    }
}
