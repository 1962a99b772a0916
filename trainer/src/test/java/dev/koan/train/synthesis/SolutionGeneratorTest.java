package dev.koan.train.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.generation.SamplingOptions;
import dev.koan.generation.WordTokenizer;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.train.evaluation.ScriptedRollouts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolutionGeneratorTest {
    private static final CountdownProblem FOUR = CountdownProblem.of(10, 10, 7, 1, 3);
    private static final CountdownProblem THREE = CountdownProblem.of(24, 2, 3, 4);

    private final CountdownSolver solver = new CountdownSolver();

    @Test
    void solverIsRightAsOftenAsItIsAskedTo() {
        List<Attempt> attempts = solve(0.3, 5, FOUR, 2000);
        long right = attempts.stream().filter(attempt -> attempt.value() == 10).count();
        assertThat(right).isBetween(540L, 660L);
        assertThat(solve(0, 5, FOUR, 200)).noneMatch(attempt -> attempt.value() == 10);
        assertThat(solve(1, 5, FOUR, 200)).allMatch(attempt -> attempt.value() == 10);
    }

    @Test
    void solverTakesOnlyRightSteps() {
        for (Attempt attempt : solve(0.5, 5, FOUR, 200)) {
            List<Integer> numbers = FOUR.numbers();
            for (var step : attempt.steps()) {
                assertThat(step.fault(numbers)).isEmpty();
                numbers = step.remaining();
            }
        }
    }

    @Test
    void solverTriesTheSameWhateverTheNeighbours() {
        ImperfectSolver imperfect = new ImperfectSolver(solver, 0.5, 5);
        assertThat(imperfect.generate(List.of(THREE, FOUR), 8).get(1))
                .isEqualTo(imperfect.generate(List.of(FOUR), 8).getFirst());
        assertThat(solve(0.5, 6, FOUR, 8)).isNotEqualTo(solve(0.5, 5, FOUR, 8));
    }

    @Test
    void solverRefusesAChanceThatIsNone() {
        assertThatThrownBy(() -> new ImperfectSolver(solver, Double.NaN, 1))
                .hasMessage("The chance of a right attempt lies between 0 and 1, not at NaN.");
    }

    @Test
    void baseModelIsAskedEverythingInOneBatch() {
        Map<String, List<String>> script =
                Map.of(
                        FOUR.question(),
                        List.of(
                                "\n 10 - 3 = 7 left 7 7 1\n 7 * 1 = 7 left 7 7\n 7 + 7 = 14 left 14"
                                        + "\n from 10 7 1 3\n 10 - 7 = 3 left 3 1 3\n 3 * 3 = 9 left 9 1"
                                        + "\n 9 + 1 = 10 left 10\n answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }<|endoftext|>",
                                "\n 10 - 3 = 7 left 7 7 1\n 7 + 7 ="),
                        THREE.question(),
                        List.of(
                                "\n 2 + 3 = 5 left 5 4\n 5 + 4 = 9 left 9\n answer \\boxed{ ( 2 + 3 ) + 4 }<|endoftext|>"));
        WordTokenizer tokenizer = ScriptedRollouts.tokenizer(script);
        ScriptedRollouts engine = new ScriptedRollouts(tokenizer, script);
        SampledSolutions sampled =
                new SampledSolutions(engine, tokenizer, SamplingOptions.sampling(1, 3, 100));
        List<List<Attempt>> attempts = sampled.generate(List.of(FOUR, THREE), 2);
        assertThat(attempts.get(0)).extracting(Attempt::value).containsExactly(14, 10);
        assertThat(attempts.get(1)).extracting(Attempt::value).containsExactly(9, 9);
        assertThat(engine.asked())
                .extracting(request -> request.options().seed())
                .containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void attemptsOnOtherNumbersAreLeftOut() {
        assertThat(
                        SampledSolutions.read(
                                THREE,
                                "\n from 2 3 5\n 2 + 3 = 5 left 5 5\n 5 + 5 = 10 left 10"
                                        + "\n from 2 3 4\n 2 * 3 = 6 left 6 4\n 6 * 4 = 24 left 24"))
                .extracting(Attempt::value)
                .containsExactly(24);
    }

    @Test
    void attemptsWithALineThatIsNoStepAreLeftOut() {
        assertThat(SampledSolutions.read(THREE, "\n 2 + 3 = 5 left 5 4\n hello\n 5 + 4 = 9 left 9"))
                .isEmpty();
    }

    private List<Attempt> solve(double chance, long seed, CountdownProblem problem, int tries) {
        return new ImperfectSolver(solver, chance, seed)
                .generate(List.of(problem), tries)
                .getFirst();
    }
}
