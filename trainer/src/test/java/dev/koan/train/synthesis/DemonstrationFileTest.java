package dev.koan.train.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.train.run.RunFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationFileTest {
    private static final Problem PROBLEM =
            CountdownProblem.of(24, 2, 3, 4).toProblem(Map.of("numbers", "3"));
    private static final String COMPLETION =
            "<|continue|> 2 * 3 = 6 left 6 4<|continue|> 6 * 4 = 24 left 24"
                    + "<|continue|> answer \\boxed{ ( 2 * 3 ) * 4 }<|endoftext|>";
    private static final Demonstration DEMONSTRATION =
            new Demonstration(PROBLEM, DemonstrationType.I, PROBLEM.question(), COMPLETION);
    private static final Demonstration WRONG =
            new Demonstration(
                    PROBLEM,
                    DemonstrationType.II_I,
                    PROBLEM.question(),
                    "<|continue|> answer \\boxed{ ( 2 + 3 ) * 4 }<|endoftext|>");

    private final Path file;

    DemonstrationFileTest(@TempDir Path folder) {
        this.file = folder.resolve("data/demonstrations.jsonl");
    }

    @Test
    void readsBackWhatItWrote() {
        DemonstrationFile.write(file, List.of(DEMONSTRATION, WRONG));
        assertThat(DemonstrationFile.read(file)).containsExactly(DEMONSTRATION, WRONG);
    }

    @Test
    void writesMessagesAndSatorisFields() throws IOException {
        DemonstrationFile.write(file, List.of(DEMONSTRATION));
        JsonNode line = new ObjectMapper().readTree(file.toFile());
        assertThat(line.at("/messages/0/role").asText()).isEqualTo("user");
        assertThat(line.at("/messages/0/content").asText()).isEqualTo("Use 2 3 4 to make 24");
        assertThat(line.at("/messages/1/role").asText()).isEqualTo("assistant");
        assertThat(line.at("/messages/1/content").asText() + Demonstration.END_OF_TEXT)
                .isEqualTo(COMPLETION);
        assertThat(line.at("/query").asText()).isEqualTo("Use 2 3 4 to make 24");
        assertThat(line.at("/answer").asText()).isEqualTo("24");
        assertThat(line.at("/type").asText()).isEqualTo("I");
        assertThat(line.at("/completion").asText()).isEqualTo(COMPLETION);
    }

    @Test
    void namesTheBrokenLine() throws IOException {
        DemonstrationFile.write(file, List.of(DEMONSTRATION));
        String good = Files.readString(file);
        for (String line :
                List.of(
                        "",
                        "x",
                        "[]",
                        "{}",
                        good.strip().replace("\"I\"", "\"IV\""),
                        good.substring(0, 80))) {
            Files.writeString(file, good + line + "\n");
            assertThatThrownBy(() -> DemonstrationFile.read(file))
                    .isInstanceOf(RunFault.class)
                    .hasMessage(
                            "Line 2 of %s is not a demonstration: make the file again with 'koan data synthesize'."
                                    .formatted(file));
        }
    }

    @Test
    void tableCountsTypesAndRightEnds() {
        SynthesisTable table =
                SynthesisTable.of(
                        List.of(DEMONSTRATION, DEMONSTRATION, WRONG), new CountdownVerifier());
        assertThat(table.row(DemonstrationType.I))
                .satisfies(row -> assertThat(row.count()).isEqualTo(2))
                .satisfies(row -> assertThat(row.right()).isEqualTo(2));
        assertThat(table.row(DemonstrationType.II_I).right()).isZero();
        assertThat(table.text().lines().toList())
                .hasSize(4)
                .last()
                .asString()
                .startsWith("total            3 100.0 %       66.7 %");
    }

    @Test
    void rankerTakesRightBeforeWrongAndShortBeforeLong() {
        VerifiedBrevity ranker = new VerifiedBrevity(new CountdownVerifier());
        Demonstration longer =
                new Demonstration(
                        PROBLEM,
                        DemonstrationType.II_I,
                        PROBLEM.question(),
                        "<|reflect|> 24 - 24 = 0 good" + COMPLETION);
        Demonstration unanswered =
                new Demonstration(
                        PROBLEM, DemonstrationType.I, PROBLEM.question(), "<|endoftext|>");
        assertThat(ranker.best(List.of(WRONG, longer, DEMONSTRATION))).hasValue(DEMONSTRATION);
        assertThat(ranker.best(List.of(WRONG, longer))).hasValue(longer);
        assertThat(ranker.best(List.of(WRONG, unanswered))).hasValue(WRONG);
        assertThat(ranker.best(List.of(unanswered))).isEmpty();
    }
}
