package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.app.model.TinyModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemSetRunTest {
    private static final String SOLVED = "<|continue|> answer \\boxed{ ( 1 + 2 ) + 3 }";

    private final Path work;

    ProblemSetRunTest(@TempDir Path work) {
        this.work = work;
    }

    @Test
    void givesALineForEachProblemAndASummary() throws IOException {
        Files.writeString(work.resolve("three.txt"), "1 2 3 -> 6\n1 2 3 -> 7\n1 2 4 -> 7\n");
        CommandTester koan = CommandTester.saying(work, SOLVED);
        assertThat(koan.run("solve", "--problems", "three.txt")).isZero();
        List<String> lines = koan.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("koan-ft, 3 problems");
        assertThat(lines.get(1)).startsWith("✓ right").contains("Use 1 2 3 to make 6");
        assertThat(lines.get(2)).startsWith("✗ wrong").contains("Use 1 2 3 to make 7");
        assertThat(lines.get(3)).startsWith("✗ wrong").contains("Use 1 2 4 to make 7");
        assertThat(koan.out()).containsPattern("right +33\\.3 %  \\(95 %: 6\\.1-79\\.2\\)  1 of 3");
    }

    @Test
    void takesTheFirstProblemsOnly() throws IOException {
        Files.writeString(work.resolve("three.txt"), "1 2 3 -> 6\n1 2 3 -> 7\n1 2 4 -> 7\n");
        CommandTester koan = CommandTester.saying(work, SOLVED);
        koan.run("solve", "--problems", "three.txt", "--limit", "1");
        assertThat(koan.out()).contains("koan-ft, 1 problem\n").contains("1 of 1");
    }

    @Test
    void countsProblemsBeyondTheModelApart() throws IOException {
        Path models = work.resolve("models");
        TinyModelFolder.writeCoat(models.resolve("koan-ft"));
        Files.writeString(
                work.resolve("mixed.jsonl"),
                """
                {"numbers":[1,2,3],"target":6}
                {"numbers":[50,2,3],"target":55}
                {"question":"How many legs have two cats?","answer":"8"}
                """);
        CommandTester koan = CommandTester.real(work);
        assertThat(koan.run("solve", "--problems", "mixed.jsonl", "--max-tokens", "8")).isZero();
        assertThat(koan.out())
                .contains("koan-ft, 1 problem\n")
                .containsPattern("left out +Use 50 2 3 to make 55 .*take numbers from 1 to 13")
                .containsPattern("left out +How many legs .* only reads Countdown problems")
                .containsPattern("left out +2  \\(not counted above\\)");
    }

    @Test
    void askedOneByOneOrTogetherARealModelSaysTheSame() throws JsonProcessingException {
        TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        CommandTester together = CommandTester.real(work);
        together.run(
                "solve",
                "--problems",
                "countdown-3",
                "--limit",
                "5",
                "--max-tokens",
                "12",
                "--json");
        List<String> lines = together.out().lines().toList();
        assertThat(lines).hasSize(7);
        JsonNode third = new ObjectMapper().readTree(lines.get(3));
        CommandTester alone = CommandTester.real(work);
        alone.run("solve", third.path("question").asText(), "--max-tokens", "12", "--json");
        StringBuilder text = new StringBuilder();
        for (String line : alone.out().lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("event").asText().equals("token")) {
                text.append(event.path("text").asText());
            }
        }
        assertThat(text.toString()).isEqualTo(third.path("text").asText());
        JsonNode summary = new ObjectMapper().readTree(lines.getLast());
        assertThat(summary.path("event").asText()).isEqualTo("summary");
        assertThat(summary.path("accuracy").path("of").asInt()).isEqualTo(5);
        assertThat(summary.path("meanTokens").asDouble()).isEqualTo(12);
    }

    @Test
    void refusesAFileThatHoldsNothingForTheModel() throws IOException {
        TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        Files.writeString(
                work.resolve("cats.jsonl"), "{\"question\":\"Cats?\",\"answer\":\"8\"}\n");
        CommandTester koan = CommandTester.real(work);
        assertThat(koan.run("solve", "--problems", "cats.jsonl")).isEqualTo(2);
        assertThat(koan.err()).startsWith("None of these problems is for koan-ft").hasLineCount(1);
    }

    @Test
    void saysWhichLineOfAFileCannotBeRead() throws IOException {
        Files.writeString(work.resolve("bad.txt"), "1 2 3 -> 6\n1 2 banana\n");
        CommandTester koan = CommandTester.saying(work, SOLVED);
        assertThat(koan.run("solve", "--problems", "bad.txt")).isEqualTo(2);
        assertThat(koan.err()).contains("bad.txt").contains("2").hasLineCount(1);
    }

    @Test
    void saysThatAFileIsMissing() {
        CommandTester koan = CommandTester.saying(work, SOLVED);
        assertThat(koan.run("solve", "--problems", "nowhere.txt")).isEqualTo(2);
        assertThat(koan.err()).contains("nowhere.txt").hasLineCount(1);
    }
}
