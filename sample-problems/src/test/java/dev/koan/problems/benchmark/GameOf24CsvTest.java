package dev.koan.problems.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.Benchmarks;
import dev.koan.problems.ProblemFile;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.verify.ProblemFault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameOf24CsvTest {
    private static final String HEADER =
            "Rank,Puzzles,AMT (s),Solved rate,1-sigma Mean (s),1-sigma STD (s)\n";

    private final CountdownSolver solver = new CountdownSolver();

    @Test
    void readsAllPublicPuzzlesAndSolvesEveryOne() {
        ProblemSet set = ProblemFile.read(Benchmarks.file("game-of-24.csv"));

        assertThat(set.problems()).hasSize(1362).extracting(Problem::id).doesNotHaveDuplicates();
        int whole = 0;
        for (Problem problem : set.problems()) {
            CountdownProblem puzzle = CountdownProblem.parse(problem.question()).orElseThrow();
            String expression = solver.expression(puzzle).orElseThrow();
            assertThat(set.verifier().verify(problem, "\\boxed{" + expression + "}").isCorrect())
                    .isTrue();
            whole += solver.isWritable(puzzle) ? 1 : 0;
        }
        assertThat(whole).isEqualTo(WHOLE);
    }

    /** Puzzles that can be solved with whole numbers from 0 to 200 on the way. */
    private static final int WHOLE = 1346;

    @Test
    void keepsRankAndSolvedRate() {
        List<Problem> problems = read(HEADER + "901,1 2 4 7,9.61,87.10%,8.5,5.1\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().question()).isEqualTo("Use 1 2 4 7 to make 24");
        assertThat(problems.getFirst().reference()).isEqualTo("24");
        assertThat(problems.getFirst().attributes())
                .containsEntry("rank", "901")
                .containsEntry("solved rate", "87.10%")
                .containsEntry("numbers", "4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,1 2 4,9.61,87.10%,8.5,5.1 | “2,1 2 4,9.61,87.10%,8.5,5.1” is no puzzle",
                "x,1 2 4 7,9.61,87.10%,8.5,5.1 | is no puzzle",
                "2,1 2 4 7 | is no puzzle",
                "2,1 2 4 7,9,high,1,1 | is no puzzle",
                "2,1 1 1 1,9.61,87.10%,8.5,5.1 | 1 1 1 1 cannot make 24",
                "2,1 2 4 700,9.61,87.10%,8.5,5.1 | 700 does not",
            })
    void saysWhichLineIsWrong(String line, String sentence) {
        String text = HEADER + "1,1 2 4 7,9.61,87.10%,8.5,5.1\n" + line + "\n";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemFault.class)
                .hasMessageStartingWith("puzzles.csv, line 3: ")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    private List<Problem> read(String text) {
        assertThat(GameOf24Csv.recognises(text)).isTrue();
        return GameOf24Csv.read(Path.of("puzzles.csv"), text, solver);
    }
}
