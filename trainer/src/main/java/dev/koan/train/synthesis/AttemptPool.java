package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolution;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The attempts at one problem, each once, judged and sorted.
 *
 * @param problem what was tried
 * @param right attempts that reach the target; where none did, one that the exact solver found;
 *     empty when there is no solution
 * @param restarting wrong attempts after which one begins again from the problem's numbers
 * @param midway wrong attempts of which the first steps are kept, since they can still lead to the
 *     target
 */
record AttemptPool(
        CountdownProblem problem,
        List<Attempt> right,
        List<Flawed> restarting,
        List<Flawed> midway) {
    /**
     * A wrong attempt.
     *
     * @param attempt the steps
     * @param critique what is wrong with them
     */
    record Flawed(Attempt attempt, Critique.Wrong critique) {
        /** The steps up to the first wrong one. */
        List<CountdownStep> shown() {
            return attempt.steps().subList(0, critique.shown());
        }

        /** The steps that the next attempt builds on. */
        List<CountdownStep> kept() {
            return attempt.steps().subList(0, critique.kept());
        }
    }

    static AttemptPool of(
            CountdownProblem problem,
            List<Attempt> attempts,
            Critic critic,
            CountdownSolver solver,
            RandomGenerator random) {
        List<Attempt> right = new ArrayList<>();
        List<Flawed> restarting = new ArrayList<>();
        List<Flawed> midway = new ArrayList<>();
        for (Attempt attempt : new LinkedHashSet<>(attempts)) {
            switch (critic.critique(problem, attempt)) {
                case Critique.Right(String _) -> right.add(attempt);
                case Critique.Wrong wrong -> {
                    Flawed flawed = new Flawed(attempt, wrong);
                    if (wrong.kept() == 0) {
                        restarting.add(flawed);
                    } else if (leadsOn(flawed, problem, solver)) {
                        midway.add(flawed);
                    }
                }
                case Critique.Unusable(String _) -> {}
            }
        }
        if (right.isEmpty()) {
            solve(problem.numbers(), problem.target(), solver, random).stream()
                    .map(solution -> new Attempt(solution.steps()))
                    .forEach(right::add);
        }
        return new AttemptPool(problem, right, restarting, midway);
    }

    private static boolean leadsOn(
            Flawed flawed, CountdownProblem problem, CountdownSolver solver) {
        List<Integer> numbers = flawed.kept().getLast().remaining();
        return !solver.solutions(numbers, problem.target()).isEmpty();
    }

    /** Wrong attempts whose steps are all right: they can stand in a box. */
    List<Flawed> boxable() {
        return restarting.stream()
                .filter(flawed -> flawed.critique().shown() == flawed.attempt().steps().size())
                .filter(flawed -> flawed.attempt().value() != problem.target())
                .toList();
    }

    Attempt anyRight(RandomGenerator random) {
        return right.get(random.nextInt(right.size()));
    }

    /**
     * Different attempts in random order; those with another first operation than the ones before
     * come first.
     */
    static List<Flawed> draw(List<Flawed> from, int count, RandomGenerator random) {
        List<Flawed> rest = new ArrayList<>(from);
        List<Flawed> drawn = new ArrayList<>();
        Set<String> openings = new HashSet<>();
        while (drawn.size() < count) {
            List<Flawed> fresh =
                    rest.stream()
                            .filter(flawed -> !openings.contains(flawed.attempt().opening()))
                            .toList();
            List<Flawed> choice = fresh.isEmpty() ? rest : fresh;
            Flawed next = choice.get(random.nextInt(choice.size()));
            rest.remove(next);
            openings.add(next.attempt().opening());
            drawn.add(next);
        }
        return drawn;
    }

    /**
     * Steps to the target that build on steps already taken: a right attempt, or the exact solver's
     * way.
     */
    List<CountdownStep> continuation(
            List<CountdownStep> taken, CountdownSolver solver, RandomGenerator random) {
        return taken.isEmpty()
                ? anyRight(random).steps()
                : solve(taken.getLast().remaining(), problem.target(), solver, random).stream()
                        .flatMap(solution -> solution.steps().stream())
                        .toList();
    }

    private static List<CountdownSolution> solve(
            List<Integer> numbers, int target, CountdownSolver solver, RandomGenerator random) {
        List<CountdownSolution> solutions = solver.solutions(numbers, target);
        return solutions.isEmpty()
                ? List.of()
                : List.of(solutions.get(random.nextInt(solutions.size())));
    }
}
