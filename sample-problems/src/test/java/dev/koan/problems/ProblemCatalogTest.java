package dev.koan.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import org.junit.jupiter.api.Test;

class ProblemCatalogTest {
    private final ProblemCatalog catalog = new ProblemCatalog();
    private final CountdownSolver solver = new CountdownSolver();

    @Test
    void listsHeldOutProblemsThatCanBeSolved() {
        assertThat(catalog.sets())
                .extracting(ProblemSet::name)
                .containsExactly(
                        "Countdown 3", "Countdown 4", "Countdown wide", "The 24 game, held out");
        for (ProblemSet set : catalog.sets()) {
            assertThat(set.problems())
                    .as(set.name())
                    .hasSizeBetween(100, 600)
                    .extracting(Problem::id)
                    .doesNotHaveDuplicates();
            for (Problem problem : set.problems()) {
                CountdownProblem countdown =
                        CountdownProblem.parse(problem.question()).orElseThrow();
                assertThat(CountdownSplit.of(countdown.numbers())).isEqualTo(CountdownSplit.TEST);
                assertThat(countdown.beyondModels()).isEmpty();
                String answer = "\\boxed{" + solver.expression(countdown).orElseThrow() + "}";
                assertThat(set.verifier().verify(problem, answer).isCorrect()).isTrue();
            }
        }
    }

    @Test
    void keepsTheSamePuzzlesForEverybody() {
        assertThat(new ProblemCatalog().sets().getFirst().problems())
                .isEqualTo(catalog.sets().getFirst().problems());
        assertThat(catalog.find("countdown-24").orElseThrow().problems())
                .allMatch(problem -> problem.reference().equals("24"));
    }

    @Test
    void findsASetByIdOrName() {
        assertThat(catalog.ids())
                .containsExactly("countdown-3", "countdown-4", "countdown-wide", "countdown-24");
        assertThat(catalog.find(" Countdown-WIDE ").map(ProblemSet::name))
                .contains("Countdown wide");
        assertThat(catalog.find("countdown 4").map(ProblemSet::name)).contains("Countdown 4");
        assertThat(catalog.find("chess")).isEmpty();
    }
}
