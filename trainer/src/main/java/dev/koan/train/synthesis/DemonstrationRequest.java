package dev.koan.train.synthesis;

import dev.koan.generation.SamplingOptions;
import dev.koan.generation.Tokenizer;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownGenerator;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownRecipe;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.RolloutEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Which demonstrations are wanted.
 *
 * @param problems distinct training problems
 * @param perProblem demonstrations a problem gives at most
 * @param tries how often the generator tries each
 * @param temperature of a model's tries
 * @param mixture of types
 * @param seed of everything
 */
public record DemonstrationRequest(
        int problems,
        int perProblem,
        int tries,
        double temperature,
        DemonstrationMixture mixture,
        long seed) {
    /** Room for two whole attempts at four numbers. */
    private static final int LONGEST_TRY = 64;

    /** Demonstrations built on a base model's own attempts. */
    public List<Demonstration> from(
            RolloutEngine engine, Tokenizer tokenizer, CountdownSolver solver) {
        SamplingOptions options = SamplingOptions.sampling(temperature, seed, LONGEST_TRY);
        return from(new SampledSolutions(engine, tokenizer, options), solver);
    }

    /** Demonstrations built on any generator's attempts. */
    public List<Demonstration> from(SolutionGenerator generator, CountdownSolver solver) {
        VerifiedBrevity ranker = new VerifiedBrevity(new CountdownVerifier());
        return new DemonstrationSynthesizer(
                        generator, new ExactCritic(), ranker, solver, mixture, seed)
                .synthesize(trainingProblems(solver), tries, perProblem);
    }

    /**
     * A fifth with three numbers, the rest in equal parts easy and from the whole range, and some
     * 24.
     */
    private List<Problem> trainingProblems(CountdownSolver solver) {
        List<Problem> all = new ArrayList<>();
        add(all, CountdownRecipe.whole(3), problems / 4, solver);
        add(all, CountdownRecipe.gameOf24(), Math.min(problems / 20, 500), solver);
        int rest = problems - all.size();
        add(all, CountdownRecipe.easy(4), rest / 2, solver);
        add(all, CountdownRecipe.whole(4), rest - rest / 2, solver);
        return all;
    }

    private void add(List<Problem> all, CountdownRecipe recipe, int count, CountdownSolver solver) {
        CountdownGenerator generator = new CountdownGenerator(recipe, seed, solver);
        for (CountdownProblem problem : generator.generate(CountdownSplit.TRAIN, count)) {
            all.add(problem.toProblem(CountdownDifficulty.of(problem, solver).attributes()));
        }
    }
}
