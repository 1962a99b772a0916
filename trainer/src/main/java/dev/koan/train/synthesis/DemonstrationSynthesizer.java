package dev.koan.train.synthesis;

import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.train.run.RunFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Makes the demonstrations for format tuning (Satori, arXiv 2502.02508, appendix C): the generator
 * tries every problem many times, the critic finds the first mistake of each try, right and wrong
 * tries are joined into the five types, and the ranker keeps the best of each.
 *
 * <p>Departures: a continued solution comes from the generator's own right tries or from the exact
 * solver, not from the generator continuing after a hint; types are drawn by weight where Satori
 * keeps one of each.
 *
 * @param generator writes the tries
 * @param critic judges them
 * @param ranker chooses among candidates of one type
 * @param solver shows the way where no try was right
 * @param mixture of types
 * @param seed the same seed gives the same demonstrations of a problem, whatever its neighbours
 */
public record DemonstrationSynthesizer(
        SolutionGenerator generator,
        Critic critic,
        DemonstrationRanker ranker,
        CountdownSolver solver,
        DemonstrationMixture mixture,
        long seed) {
    private static final int CANDIDATES = 2;

    /**
     * Demonstrations of every problem, in its order. A problem without a writable solution gives
     * none.
     *
     * @param problems Countdown problems
     * @param tries how often the generator tries each
     * @param perProblem how many demonstrations a problem gives at most, each of another type
     * @throws RunFault when a problem is not a Countdown problem
     */
    public List<Demonstration> synthesize(List<Problem> problems, int tries, int perProblem) {
        List<CountdownProblem> countdown =
                problems.stream().map(DemonstrationSynthesizer::parse).toList();
        List<List<Attempt>> attempts = generator.generate(countdown, tries);
        List<Demonstration> demonstrations = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            RandomGenerator random =
                    new SplittableRandom(seed * 31 + problems.get(i).question().hashCode());
            AttemptPool pool =
                    AttemptPool.of(countdown.get(i), attempts.get(i), critic, solver, random);
            demonstrations.addAll(demonstrations(problems.get(i), pool, perProblem, random));
        }
        return demonstrations;
    }

    private List<Demonstration> demonstrations(
            Problem problem, AttemptPool pool, int perProblem, RandomGenerator random) {
        DemonstrationComposer composer = new DemonstrationComposer(pool, critic, solver, random);
        List<DemonstrationType> left =
                new ArrayList<>(
                        Arrays.stream(DemonstrationType.values())
                                .filter(type -> mixture.weight(type) > 0 && composer.canWrite(type))
                                .toList());
        List<Demonstration> made = new ArrayList<>();
        while (made.size() < perProblem && !left.isEmpty()) {
            DemonstrationType type = draw(left, random);
            left.remove(type);
            DemonstrationPlan plan = DemonstrationPlan.draw(type, mixture, random);
            List<Demonstration> candidates =
                    Stream.generate(() -> composer.write(plan))
                            .limit(CANDIDATES)
                            .map(text -> new Demonstration(problem, type, problem.question(), text))
                            .toList();
            ranker.best(candidates).ifPresent(made::add);
        }
        return made;
    }

    private DemonstrationType draw(List<DemonstrationType> from, RandomGenerator random) {
        double rest = random.nextDouble() * from.stream().mapToDouble(mixture::weight).sum();
        for (DemonstrationType type : from) {
            rest -= mixture.weight(type);
            if (rest < 0) {
                return type;
            }
        }
        return from.getLast();
    }

    private static CountdownProblem parse(Problem problem) {
        Optional<CountdownProblem> countdown = CountdownProblem.parse(problem.question());
        return countdown.orElseThrow(() ->
                new RunFault(
                        "Cannot make demonstrations of '%s': it is not a Countdown problem such as 'Use 7 3 11 5 to make 24'."
                                .formatted(problem.question())));
    }
}
