package dev.koan.problems.countdown;

import dev.koan.problems.verify.ProblemFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes problems that have at least one solution in whole numbers from 0 to 200. The same recipe,
 * seed and calls give the same problems. Not thread-safe.
 */
public final class CountdownGenerator {
    private final CountdownRecipe recipe;
    private final CountdownSolver solver;
    private final long seed;
    private final Random random;

    /**
     * @param recipe which problems
     * @param seed of all random choices
     * @param solver whose tables are used; share one between generators
     */
    public CountdownGenerator(CountdownRecipe recipe, long seed, CountdownSolver solver) {
        this.recipe = recipe;
        this.seed = seed;
        this.solver = solver;
        this.random = new Random(seed);
    }

    /**
     * The next random problem of a split: each number drawn evenly, then a target drawn evenly
     * among those that can be made. Problems repeat sooner or later; for distinct ones see {@link
     * #generate}.
     */
    public CountdownProblem next(CountdownSplit split) {
        for (int attempt = 0; attempt < 100_000; attempt++) {
            int size =
                    recipe.fewestNumbers()
                            + random.nextInt(recipe.mostNumbers() - recipe.fewestNumbers() + 1);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                numbers.add(1 + random.nextInt(recipe.largestNumber()));
            }
            if (CountdownSplit.of(numbers) == split) {
                List<Integer> targets = targets(numbers);
                if (!targets.isEmpty()) {
                    return new CountdownProblem(
                            numbers, targets.get(random.nextInt(targets.size())));
                }
            }
        }
        throw new ProblemFault(
                "There is no problem with %s in the %s split; choose a wider range."
                        .formatted(recipe.words(), split.word()));
    }

    /**
     * Distinct problems of a split: no two share both their number multiset and their target.
     * Depends on recipe, seed, split and count alone, not on earlier calls.
     *
     * @throws ProblemFault when there are not that many
     */
    public List<CountdownProblem> generate(CountdownSplit split, int count) {
        List<CountdownProblem> all = all(split);
        if (count < 0 || count > all.size()) {
            throw new ProblemFault(
                    ("There are only %d different problems with %s in the %s split, not %d; "
                                    + "ask for fewer.")
                            .formatted(all.size(), recipe.words(), split.word(), count));
        }
        Random order = new Random(seed);
        List<CountdownProblem> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, order);
        return shuffled.subList(0, count).stream()
                .map(problem -> reordered(problem, order))
                .toList();
    }

    /** Every problem of a split, numbers ascending, in a fixed order. */
    public List<CountdownProblem> all(CountdownSplit split) {
        List<CountdownProblem> problems = new ArrayList<>();
        for (int size = recipe.fewestNumbers(); size <= recipe.mostNumbers(); size++) {
            for (List<Integer> numbers : multisets(size, recipe.largestNumber())) {
                if (CountdownSplit.of(numbers) == split) {
                    targets(numbers)
                            .forEach(target -> problems.add(new CountdownProblem(numbers, target)));
                }
            }
        }
        return List.copyOf(problems);
    }

    /**
     * Every multiset of some numbers from 1 to a largest one, each ascending, in ascending order.
     */
    public static List<List<Integer>> multisets(int size, int largest) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> multisets = new ArrayList<>();
        for (List<Integer> start : multisets(size - 1, largest)) {
            for (int last = start.isEmpty() ? 1 : start.getLast(); last <= largest; last++) {
                List<Integer> numbers = new ArrayList<>(start);
                numbers.add(last);
                multisets.add(List.copyOf(numbers));
            }
        }
        return List.copyOf(multisets);
    }

    private List<Integer> targets(List<Integer> numbers) {
        return solver.table(numbers)
                .writableTargets(recipe.smallestTarget(), recipe.largestTarget());
    }

    private static CountdownProblem reordered(CountdownProblem problem, Random order) {
        List<Integer> numbers = new ArrayList<>(problem.numbers());
        Collections.shuffle(numbers, order);
        return new CountdownProblem(numbers, problem.target());
    }
}
