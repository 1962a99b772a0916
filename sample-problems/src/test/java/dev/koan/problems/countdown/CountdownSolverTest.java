package dev.koan.problems.countdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountdownSolverTest {
    private final CountdownSolver solver = new CountdownSolver();
    private final CountdownVerifier verifier = new CountdownVerifier();

    @Test
    void writesStepsAsTheModelsReadThem() {
        List<CountdownSolution> solutions = solver.solutions(List.of(10, 7, 1, 3), 10);

        assertThat(solutions)
                .anySatisfy(solution -> {
                    assertThat(solution.steps().stream().map(CountdownStep::text))
                            .containsExactly(
                                    " 10 - 7 = 3 left 3 1 3",
                                    " 3 * 3 = 9 left 9 1",
                                    " 9 + 1 = 10 left 10");
                    assertThat(solution.expression()).isEqualTo("( ( 10 - 7 ) * 3 ) + 1");
                });
    }

    @Test
    void everySolutionIsRightStepByStepAndAsAnExpression() {
        Random random = new Random(1);
        int checked = 0;
        for (int i = 0; i < 1_000; i++) {
            List<Integer> numbers = random.ints(3 + i % 2, 1, 14).boxed().toList();
            int target = 1 + random.nextInt(100);
            CountdownProblem problem = new CountdownProblem(numbers, target);
            for (CountdownSolution solution : solver.solutions(numbers, target)) {
                List<Integer> state = numbers;
                for (CountdownStep step : solution.steps()) {
                    assertThat(step.fault(state)).isEmpty();
                    state = step.remaining();
                }
                assertThat(state).containsExactly(target);
                assertThat(verifier.judge(problem, solution.expression()))
                        .isInstanceOf(Verdict.Correct.class);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1000);
    }

    @Test
    void listsNoSequenceOfStepsTwice() {
        List<CountdownSolution> solutions = solver.solutions(List.of(6, 6, 6, 6), 24);

        assertThat(solutions).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void tableAndSearchAgreeOnWhatCanBeWritten() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            List<Integer> numbers = random.ints(3 + i % 2, 1, 14).boxed().toList();
            CountdownTable table = solver.table(numbers);
            for (int target = 1; target <= 100; target += 7) {
                assertThat(table.writableSolutions(target) > 0)
                        .as("%s -> %d", numbers, target)
                        .isEqualTo(!solver.solutions(numbers, target).isEmpty());
            }
        }
    }

    /**
     * Works in doubles over all trees, negative numbers included: another way to the same answer.
     */
    @Test
    void agreesWithASearchInFloatingPointOnEveryTarget() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            List<Integer> numbers = random.ints(4, 1, 14).boxed().toList();
            Set<Integer> reachable = new HashSet<>();
            reach(numbers.stream().map(Integer::doubleValue).toList(), reachable);
            CountdownTable table = solver.table(numbers);
            for (int target = 1; target <= 100; target++) {
                assertThat(table.exactSolutions(target) > 0)
                        .as("%s -> %d", numbers, target)
                        .isEqualTo(reachable.contains(target));
            }
        }
    }

    private static void reach(List<Double> numbers, Set<Integer> reachable) {
        if (numbers.size() == 1) {
            long nearest = Math.round(numbers.getFirst());
            if (Math.abs(numbers.getFirst() - nearest) < 1e-9) {
                reachable.add((int) nearest);
            }
            return;
        }
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = 0; j < numbers.size(); j++) {
                if (i != j) {
                    List<Double> rest = new ArrayList<>(numbers);
                    double a = numbers.get(i);
                    double b = numbers.get(j);
                    rest.remove(Math.max(i, j));
                    rest.remove(Math.min(i, j));
                    for (double value : new double[] {a + b, a - b, a * b, a / b}) {
                        if (Double.isFinite(value)) {
                            rest.add(value);
                            reach(rest, reachable);
                            rest.removeLast();
                        }
                    }
                }
            }
        }
    }

    @Test
    void solvesInFractionsWhatWholeNumbersCannot() {
        CountdownProblem problem = CountdownProblem.of(24, 3, 3, 8, 8);

        assertThat(solver.isSolvable(problem)).isTrue();
        assertThat(solver.isWritable(problem)).isFalse();
        assertThat(solver.solutions(problem.numbers(), 24)).isEmpty();
        assertThat(solver.expression(problem)).contains("8 / ( 3 - ( 8 / 3 ) )");
    }

    @Test
    void saysWhenThereIsNoSolution() {
        CountdownProblem problem = CountdownProblem.of(24, 1, 1, 1, 1);

        assertThat(solver.isSolvable(problem)).isFalse();
        assertThat(solver.expression(problem)).isEmpty();
        assertThat(solver.simplest(problem.numbers(), 24)).isEmpty();
    }

    @Test
    void countsSolutionsThatDifferInOrderOrGroupingOnce() {
        CountdownTable sums = solver.table(List.of(2, 3, 5));

        assertThat(sums.writableSolutions(10)).isEqualTo(1);
        // 2 * 3 * 5 in any grouping.
        assertThat(sums.writableSolutions(30)).isEqualTo(1);
        // 5 + 3 - 2, however it is grouped; 2 * 3 is 6, not below 5.
        assertThat(sums.writableSolutions(6)).isEqualTo(1);
    }

    @Test
    void countsAWholeWayOfWritingAQuotientAsWritable() {
        // 5 * 4 / 2 can be written, 5 / 2 * 4 cannot; both are one solution. 5 * (4 - 2) is the
        // other.
        CountdownTable table = solver.table(List.of(2, 4, 5));

        assertThat(table.writableSolutions(10)).isEqualTo(2);
        assertThat(table.writableWithoutDivision(10)).isEqualTo(1);
    }

    @Test
    void prefersASolutionWithoutDivisionAndWithSmallNumbers() {
        CountdownSolution simplest = solver.simplest(List.of(7, 3, 11, 5), 24).orElseThrow();

        assertThat(simplest.divides()).isFalse();
        assertThat(simplest.value()).isEqualTo(24);
    }

    @Test
    void neverWritesMoreThanTheModelsCanRead() {
        for (CountdownSolution solution : solver.solutions(List.of(13, 12, 11, 10), 24)) {
            assertThat(solution.largestResult()).isLessThanOrEqualTo(200);
        }
    }
}
