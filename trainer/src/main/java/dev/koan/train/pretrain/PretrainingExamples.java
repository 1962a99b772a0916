package dev.koan.train.pretrain;

import dev.koan.generation.Tokenizer;
import dev.koan.problems.countdown.CountdownGenerator;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownRecipe;
import dev.koan.problems.countdown.CountdownSolution;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.problems.countdown.Operator;
import dev.koan.train.sft.ExampleSource;
import dev.koan.train.sft.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Endless text for the base model, without meta-actions: facts such as {@code 7 * 8 = 56}, right
 * solutions, and problems with failed attempts before the right one, each restarted by writing the
 * numbers out again. The documents are as long as later answers, so that copying over that distance
 * is learned. Loss falls on what can be known: never on the operands of a fact, nor on the choices
 * of an attempt that fails.
 */
public final class PretrainingExamples implements ExampleSource {
    private static final int FACTS_IN_A_ROW = 14;
    private static final int MOST_FAILURES = 5;
    private static final List<CountdownRecipe> RECIPES =
            List.of(
                    CountdownRecipe.easy(3),
                    CountdownRecipe.easy(4),
                    CountdownRecipe.easy(4),
                    CountdownRecipe.wide(),
                    CountdownRecipe.wide(),
                    CountdownRecipe.gameOf24());

    private final Tokenizer tokenizer;
    private final CountdownSolver solver;
    private final PretrainingMix mix;
    private final CountdownSplit split;
    private final long seed;
    private final int endOfText;

    /**
     * Examples from one side of the split.
     *
     * @param seed the same seed and step give the same examples
     */
    public PretrainingExamples(
            Tokenizer tokenizer,
            CountdownSolver solver,
            PretrainingMix mix,
            CountdownSplit split,
            long seed) {
        this.tokenizer = tokenizer;
        this.solver = solver;
        this.mix = mix;
        this.split = split;
        this.seed = seed;
        endOfText = tokenizer.id(CountdownVocabulary.END_OF_TEXT).orElseThrow();
    }

    @Override
    public List<List<TrainingExample>> microBatches(long step) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
        List<CountdownGenerator> generators = new ArrayList<>();
        for (CountdownRecipe recipe : RECIPES) {
            generators.add(new CountdownGenerator(recipe, random.nextLong(), solver));
        }
        Supplier<CountdownProblem> problems =
                () -> generators.get(random.nextInt(generators.size())).next(split);
        List<TrainingExample> facts = new ArrayList<>();
        for (int i = 0; i < mix.facts(); i++) {
            facts.add(facts(random));
        }
        List<TrainingExample> solutions = new ArrayList<>();
        for (int i = 0; i < mix.solutions(); i++) {
            solutions.add(attempts(problems.get(), 0, random));
        }
        List<TrainingExample> attempts = new ArrayList<>();
        for (int i = 0; i < mix.attempts(); i++) {
            int failures = 1 + random.nextInt(MOST_FAILURES);
            attempts.add(attempts(problems.get(), failures, random));
        }
        return List.of(facts, solutions, attempts);
    }

    private TrainingExample facts(SplittableRandom random) {
        TrainingExample.Builder example = new TrainingExample.Builder(tokenizer);
        for (int i = 0; i < FACTS_IN_A_ROW; i++) {
            Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
            int left = operand(random);
            int right = operand(random);
            if (operator == Operator.DIVIDE && right > 0) {
                left = right * random.nextInt(1 + Operator.LARGEST_WRITABLE / right);
            }
            OptionalInt result = operator.writable(left, right);
            if (result.isPresent()) {
                example.add("\n " + left + " " + operator.symbol() + " " + right + " =", 0);
                example.add(CountdownVocabulary.number(result.getAsInt()), 1);
            }
        }
        return example.add(endOfText, 0).build();
    }

    /** Small numbers are common in solutions, large ones rare. */
    private static int operand(SplittableRandom random) {
        int[] tops = {14, 14, 30, 60, 101, 201};
        return random.nextInt(tops[random.nextInt(tops.length)]);
    }

    private TrainingExample attempts(
            CountdownProblem problem, int failures, SplittableRandom random) {
        TrainingExample.Builder example = new TrainingExample.Builder(tokenizer);
        example.add(problem.question(), 0);
        for (int i = 0; i < failures; i++) {
            for (CountdownStep step : failingAttempt(problem, random)) {
                String text = step.text();
                int choice = text.indexOf(" =");
                example.add("\n", 1)
                        .add(text.substring(0, choice), 0)
                        .add(text.substring(choice), 1);
            }
            example.add("\n from " + problem.numbersText(), 1);
        }
        List<CountdownSolution> solutions = solver.solutions(problem.numbers(), problem.target());
        CountdownSolution solution = solutions.get(random.nextInt(solutions.size()));
        for (CountdownStep step : solution.steps()) {
            example.add("\n" + step.text(), 1);
        }
        example.add("\n answer \\boxed{ " + solution.expression() + " }", 1);
        return example.add(endOfText, 1).build();
    }

    private static List<CountdownStep> failingAttempt(
            CountdownProblem problem, SplittableRandom random) {
        while (true) {
            List<CountdownStep> steps = new ArrayList<>();
            List<Integer> numbers = problem.numbers();
            while (numbers.size() > 1) {
                List<CountdownStep> possible = CountdownStep.from(numbers);
                CountdownStep step = possible.get(random.nextInt(possible.size()));
                steps.add(step);
                numbers = step.remaining();
            }
            if (numbers.getFirst() != problem.target()) {
                return steps;
            }
        }
    }
}
