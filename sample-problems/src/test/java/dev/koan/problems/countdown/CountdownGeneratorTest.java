package dev.koan.problems.countdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.problems.verify.ProblemFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountdownGeneratorTest {
    private final CountdownSolver solver = new CountdownSolver();

    @Test
    void makesSolvableProblemsInsideTheRecipe() {
        CountdownRecipe recipe = new CountdownRecipe(3, 4, 9, 5, 40);
        CountdownGenerator generator = new CountdownGenerator(recipe, 1, solver);
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            CountdownProblem problem = generator.next(CountdownSplit.TRAIN);
            assertThat(solver.isWritable(problem)).isTrue();
            assertThat(problem.target()).isBetween(5, 40);
            assertThat(problem.numbers()).allMatch(number -> number >= 1 && number <= 9);
            assertThat(CountdownSplit.of(problem.numbers())).isEqualTo(CountdownSplit.TRAIN);
            sizes.add(problem.numbers().size());
        }
        assertThat(sizes).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void neverPutsAMultisetOnTwoSides() {
        Map<CountdownSplit, Set<List<Integer>>> sides = new EnumMap<>(CountdownSplit.class);
        for (CountdownSplit split : CountdownSplit.values()) {
            CountdownGenerator generator =
                    new CountdownGenerator(CountdownRecipe.wide(), split.ordinal(), solver);
            Set<List<Integer>> side = new HashSet<>();
            for (int i = 0; i < 3_000; i++) {
                side.add(generator.next(split).multiset());
            }
            sides.put(split, side);
        }
        long distinct = sides.values().stream().flatMap(Set::stream).distinct().count();
        assertThat(distinct).isEqualTo(sides.values().stream().mapToInt(Set::size).sum());
    }

    @Test
    void splitsEightyTenTen() {
        List<List<Integer>> all =
                Stream.concat(
                                CountdownGenerator.multisets(3, 13).stream(),
                                CountdownGenerator.multisets(4, 13).stream())
                        .toList();
        assertThat(all).hasSize(455 + 1820);
        assertThat(share(all, CountdownSplit.TRAIN)).isBetween(.77, .83);
        assertThat(share(all, CountdownSplit.VALIDATION)).isBetween(.08, .12);
        assertThat(share(all, CountdownSplit.TEST)).isBetween(.08, .12);
    }

    private static double share(List<List<Integer>> multisets, CountdownSplit split) {
        return multisets.stream().filter(numbers -> CountdownSplit.of(numbers) == split).count()
                / (double) multisets.size();
    }

    @Test
    void splitDependsOnTheMultisetAlone() {
        List<Integer> numbers = new ArrayList<>(List.of(7, 3, 11, 5));
        CountdownSplit split = CountdownSplit.of(numbers);
        for (int i = 0; i < 4; i++) {
            Collections.rotate(numbers, 1);
            assertThat(CountdownSplit.of(numbers)).isEqualTo(split);
        }
    }

    /** Trained models are judged by this split: it must never move. */
    @Test
    void splitIsTheOneOfEarlierReleases() {
        assertThat(
                        CountdownGenerator.multisets(3, 5).stream()
                                .filter(numbers ->
                                        CountdownSplit.of(numbers) == CountdownSplit.TEST))
                .containsExactly(
                        List.of(1, 1, 3),
                        List.of(1, 1, 4),
                        List.of(1, 4, 4),
                        List.of(2, 2, 5),
                        List.of(4, 4, 5),
                        List.of(5, 5, 5));
    }

    @Test
    void generatesDistinctProblemsByNumbersAndTarget() {
        List<CountdownProblem> problems =
                new CountdownGenerator(CountdownRecipe.easy(3), 7, solver)
                        .generate(CountdownSplit.TRAIN, 1_000);

        assertThat(problems).hasSize(1_000);
        assertThat(problems.stream().map(problem -> problem.multiset() + "=" + problem.target()))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesTheSameProblemsForTheSameSeed() {
        assertThat(some(7)).isEqualTo(some(7)).isNotEqualTo(some(8));
    }

    private List<CountdownProblem> some(long seed) {
        CountdownGenerator generator =
                new CountdownGenerator(CountdownRecipe.easy(4), seed, new CountdownSolver());
        List<CountdownProblem> problems =
                new ArrayList<>(generator.generate(CountdownSplit.VALIDATION, 50));
        for (int i = 0; i < 50; i++) {
            problems.add(generator.next(CountdownSplit.VALIDATION));
        }
        return problems;
    }

    @Test
    void saysInASentenceWhenThereAreNotThatMany() {
        CountdownGenerator generator = new CountdownGenerator(CountdownRecipe.easy(3), 7, solver);
        int all = generator.all(CountdownSplit.TEST).size();

        assertThat(generator.generate(CountdownSplit.TEST, all)).hasSize(all);
        assertThatThrownBy(() -> generator.generate(CountdownSplit.TEST, all + 1))
                .isInstanceOf(ProblemFault.class)
                .hasMessage(
                        "There are only %d different problems with 3 numbers from 1 to 9 and targets from 5 to 40 in the test split, not %d; ask for fewer."
                                .formatted(all, all + 1));
    }

    @Test
    void refusesRecipesThatTheModelsCannotRead() {
        assertThatThrownBy(() -> new CountdownRecipe(2, 4, 9, 5, 40))
                .hasMessageContaining("3 or 4 numbers");
        assertThatThrownBy(() -> new CountdownRecipe(3, 4, 14, 5, 40))
                .hasMessageContaining("between 2 and 13");
        assertThatThrownBy(() -> CountdownRecipe.wide().withTargets(50, 40))
                .hasMessageContaining("between 1 and 100");
    }

    @Test
    void ratesProblems() {
        assertThat(rate(CountdownProblem.of(24, 3, 3, 8, 8)))
                .containsEntry("solvable", "only beyond whole numbers to 200")
                .containsEntry("division", "needed")
                .containsEntry("solutions", "1");
        assertThat(rate(CountdownProblem.of(24, 1, 1, 1, 1)))
                .containsEntry("solvable", "no")
                .containsEntry("solutions", "0");
        assertThat(rate(CountdownProblem.of(10, 2, 3, 5)))
                .isEqualTo(
                        Map.of(
                                "numbers", "3",
                                "solvable", "yes",
                                "division", "not needed",
                                "solutions", "1"));
    }

    private Map<String, String> rate(CountdownProblem problem) {
        return CountdownDifficulty.of(problem, solver).attributes();
    }
}
