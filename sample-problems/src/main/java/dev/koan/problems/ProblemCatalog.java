package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownGenerator;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownRecipe;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownVerifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The problem sets that come with Koan. All problems are from the test split, so that no model has
 * seen their numbers; seeds are fixed, so that everybody sees the same ones. Sets are made on first
 * use. Thread-safe.
 */
public final class ProblemCatalog {
    private static final long SEED = 20_251_121;

    private final CountdownSolver solver = new CountdownSolver();
    private final Map<String, ProblemSet> sets = new LinkedHashMap<>();

    /** Lists the sets; makes none of them yet. */
    public ProblemCatalog() {
        sets.put("countdown-3", drawn("Countdown 3", CountdownRecipe.easy(3), 120));
        sets.put("countdown-4", drawn("Countdown 4", CountdownRecipe.easy(4), 300));
        sets.put("countdown-wide", drawn("Countdown wide", CountdownRecipe.wide(), 600));
        sets.put(
                "countdown-24",
                new GeneratedProblemSet(
                        "The 24 game, held out", new CountdownVerifier(), this::gameOf24));
    }

    /**
     * All sets, easiest first: {@code Countdown 3} and {@code Countdown 4} (numbers 1 to 9, targets
     * 5 to 40), {@code Countdown wide} (3 and 4 numbers 1 to 13, targets 1 to 100), {@code The 24
     * game, held out} (every puzzle of four numbers 1 to 13 in the test split that can be solved,
     * with fractions if need be).
     */
    public List<ProblemSet> sets() {
        return List.copyOf(sets.values());
    }

    /** The names for a command line: {@code countdown-3}, {@code countdown-4} and so on. */
    public List<String> ids() {
        return List.copyOf(sets.keySet());
    }

    /** The set of an id or a name, upper or lower case. */
    public Optional<ProblemSet> find(String idOrName) {
        ProblemSet byId = sets.get(idOrName.strip().toLowerCase(Locale.ROOT));
        return byId != null
                ? Optional.of(byId)
                : sets.values().stream()
                        .filter(set -> set.name().equalsIgnoreCase(idOrName.strip()))
                        .findFirst();
    }

    private ProblemSet drawn(String name, CountdownRecipe recipe, int count) {
        return new GeneratedProblemSet(
                name,
                new CountdownVerifier(),
                () ->
                        new CountdownGenerator(recipe, SEED, solver)
                                .generate(CountdownSplit.TEST, count).stream()
                                        .map(this::rated)
                                        .toList());
    }

    private List<Problem> gameOf24() {
        List<Problem> problems = new ArrayList<>();
        for (List<Integer> numbers : CountdownGenerator.multisets(4, 13)) {
            CountdownProblem problem = new CountdownProblem(numbers, 24);
            if (CountdownSplit.of(numbers) == CountdownSplit.TEST && solver.isSolvable(problem)) {
                problems.add(rated(problem));
            }
        }
        return problems;
    }

    private Problem rated(CountdownProblem problem) {
        return problem.toProblem(CountdownDifficulty.of(problem, solver).attributes());
    }
}
