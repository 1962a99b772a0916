package dev.koan.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.verify.ProblemFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemFileTest {
    private static final String SEARCH_ROW =
            """
            {"nums": [44, 19, 35], "target": 98,
             "solution": ["44+19=63", "63+35=98"],
             "search_path": "Current State: 98:[44, 19, 35], Operations: []\\n98,98 equal: Goal Reached",
             "rating": 0.75, "search_type": "dfs", "optimal_path": "", "heuristic": "sum_heuristic"}
            """;

    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsPlainTextOneProblemOnEachLine() {
        ProblemSet set =
                read(
                        """
                        # warm-up
                        7 3 11 5 -> 24

                        make 10 from 2, 3 and 5
                        7 3 11 5 -> 24
                        """);

        assertThat(set.name()).isEqualTo("problems.txt");
        assertThat(set.problems())
                .extracting(Problem::question)
                .containsExactly(
                        "Use 7 3 11 5 to make 24",
                        "Use 2 3 5 to make 10",
                        "Use 7 3 11 5 to make 24");
        assertThat(set.problems()).extracting(Problem::id).doesNotHaveDuplicates();
    }

    @Test
    void readsJsonLinesWithNumbersAndTarget() {
        ProblemSet set =
                read(
                        """
                        {"numbers": [7, 3, 11, 5], "target": 24}
                        {"numbers": [3, 3, 8, 8], "target": 24, "answer": "8 / ( 3 - ( 8 / 3 ) )"}
                        """);

        assertThat(set.problems()).hasSize(2);
        assertThat(set.problems().getFirst().attributes()).containsEntry("numbers", "4");
        assertThat(
                        set.verifier()
                                .verify(
                                        set.problems().getFirst(),
                                        "\\boxed{ ( 7 - 3 ) * ( 11 - 5 ) }")
                                .isCorrect())
                .isTrue();
    }

    @Test
    void readsQuestionsWithAnswers() {
        ProblemSet set =
                read(
                        """
                        {"question": "Use 7 3 11 5 to make 24", "answer": "24"}
                        {"question": "Half of 36?", "answer": "36 / 2 = 18.\\n#### 18"}
                        {"problem": "Half of 3?", "answer": 1.5}
                        """);

        assertThat(set.problems())
                .extracting(Problem::reference)
                .containsExactly("24", "18", "1.5");
        Problem half = set.problems().get(2);
        assertThat(set.verifier().verify(half, "\\boxed{\\frac{3}{2}}").isCorrect()).isTrue();
        assertThat(set.verifier().verify(half, "\\boxed{2}").isCorrect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "\uFEFF"})
    void readsStreamOfSearchRows(String start) {
        String text =
                start.equals("[")
                        ? "[\n" + SEARCH_ROW + ",\n" + SEARCH_ROW + "]"
                        : start + SEARCH_ROW;
        ProblemSet set = read(text);

        assertThat(set.problems()).hasSize(start.equals("[") ? 2 : 1);
        Problem problem = set.problems().getFirst();
        assertThat(problem.question()).isEqualTo("Use 44 19 35 to make 98");
        assertThat(problem.attributes())
                .containsEntry("search type", "dfs")
                .containsEntry("rating", "0.75");
        assertThat(set.verifier().verify(problem, "\\boxed{44+19+35}").isCorrect()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "63+35=98 | 63+35=99 | the solution is broken: 63+35=99 is not true.",
                "63+35=98 | 63-35=28 | the solution is broken: it does not end at 98.",
                "44+19=63 | 44+44=88 | the solution is broken: 44+44=88 takes a number that is not there.",
                "44+19=63 | nonsense | the solution is broken: “nonsense” is no operation like 91-58=33.",
                "\"target\": 98 | \"target\": 980 | A Countdown target lies between 1 and 100, but 980 does not.",
                "0.75 | \"high\" | the field \"rating\" must be a number.",
                "\"heuristic\" | \"heuristics\" | the field \"heuristic\" must be a text.",
                "[44, 19, 35], \"target\" | \"x\", \"target\" | the field \"nums\" must be a list of whole numbers.",
                "[44, 19, 35], \"target\" | [44, 1.5], \"target\" | the field \"nums\" must be a list of whole numbers.",
            })
    void saysWhatIsWrongWithAStreamOfSearchRow(String right, String wrong, String sentence) {
        String text =
                "{\"numbers\": [1, 2, 3], \"target\": 6}\n" + SEARCH_ROW.replace(right, wrong);

        assertThat(text).contains(wrong);
        assertFault(text, "line 2: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"numbers\": [7, 3, 11, 5], \"target\": 24, \"answer\": \"7 + 3\"} | line 2: the answer “7 + 3” is wrong: it leaves out 11 and 5; correct it.",
                "{\"question\": \"Half of 36?\", \"answer\": \" \"} | line 2: the field \"answer\" is empty; every question needs one.",
                "{\"question\": \"Half of 36?\"} | line 2: the field \"answer\" must be a text.",
                "{\"numbers\": [7], \"target\": 24} | line 2: A Countdown problem has 2 to 5 numbers, not 1.",
                "{\"numbers\": [7, 3, 1]} | line 2: the field \"question\" must be a text.",
                "[1, 2] | line 2: “[1,2]” is no JSON object",
                "{\"numbers\": | line 3: the JSON ends too early; the file is cut short.",
                "{\"numbers\": x} | line 2: this is not JSON",
            })
    void saysWhatIsWrongWithAJsonLine(String line, String sentence) {
        assertFault("{\"numbers\": [1, 2, 3], \"target\": 6}\n" + line + "\n", sentence);
    }

    @Test
    void saysWhichPlainLineCannotBeRead() {
        assertFault(
                "7 3 11 5 -> 24\n7 3 -> 24\n",
                "line 2: “7 3 -> 24”: A problem has 3 or 4 numbers, not 2, for example: 7 3 11 5 -> 24.");
        assertFault("hello\n", "line 1: “hello”: This cannot be read as a problem");
    }

    @Test
    void saysWhatIsWrongWithTheFileItself() throws IOException {
        assertFault("", "holds no problem");
        assertFault("# nothing\n\n", "holds no problem");
        assertFault("[]", "holds no problem");
        assertFault("[{\"numbers\": [1, 2, 3], \"target\": 6}", "the file is cut short");
        assertFault("[{\"numbers\": [1, 2, 3], \"target\": 6}] x", "this is not JSON");
        assertFault("[{\"numbers\": [1, 2, 3], \"target\": 6}]\n[1]", "line 2: there is more");
        assertThatThrownBy(() -> ProblemFile.read(folder.resolve("gone.txt")))
                .isInstanceOf(ProblemFault.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> ProblemFile.read(folder))
                .isInstanceOf(ProblemFault.class)
                .hasMessageContaining("is a folder");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0, 1});
        assertThatThrownBy(() -> ProblemFile.read(binary))
                .isInstanceOf(ProblemFault.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void survivesDeeplyNestedJson() {
        assertFault("[{\"numbers\":" + "[".repeat(100_000), "this is not JSON");
    }

    @Test
    void anyBrokenFileIsReadOrGetsOneSentence() {
        Random random = new Random(11);
        int faults = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(SEARCH_ROW);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(6)), "");
                text.insert(at, "[]{}\",:0\n\\".charAt(random.nextInt(10)));
            }
            try {
                assertThat(read(text.toString()).problems()).isNotEmpty();
            } catch (ProblemFault fault) {
                faults++;
                assertThat(fault.getMessage()).doesNotContain("\n").endsWith(".");
            }
        }
        assertThat(faults).isBetween(100, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gsm8k-test.jsonl", "aime24.jsonl", "amc23.jsonl"})
    void readsPublicQuestionFiles(String name) {
        ProblemSet set = ProblemFile.read(Benchmarks.file(name));

        for (Problem problem : set.problems()) {
            String right = "so \\boxed{" + problem.reference() + "}";
            assertThat(set.verifier().verify(problem, right).isCorrect()).as(right).isTrue();
        }
    }

    private void assertFault(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemFault.class)
                .hasMessageStartingWith(folder.resolve("problems.txt").toString())
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    private ProblemSet read(String text) {
        try {
            return ProblemFile.read(Files.writeString(folder.resolve("problems.txt"), text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
