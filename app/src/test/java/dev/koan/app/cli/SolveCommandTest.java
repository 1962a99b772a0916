package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.generation.ScriptedPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveCommandTest {
    private static final String CORRECTED =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7<|continue|> 7 + 7 = 14 left 14"
                    + "<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }";
    private static final String WRONG =
            "<|continue|> 10 + 7 = 17 left 17 1 3<|continue|> answer \\boxed{ 10 + 7 }";
    private static final String PROBLEM = "10 7 1 3 -> 10";

    private final Path work;

    SolveCommandTest(@TempDir Path work) {
        this.work = work;
    }

    @Test
    void showsEveryStepWithIconAndWordThenTheVerdict() {
        CommandTester koan = CommandTester.saying(work, CORRECTED);
        assertThat(koan.run("solve", PROBLEM)).isZero();
        assertThat(koan.out().lines().toList())
                .startsWith(
                        "Use 10 7 1 3 to make 10  (koan-ft, greedy)",
                        "  ▶ continue  10 - 3 = 7 left 7 7 1",
                        "  ▶ continue  7 * 1 = 7 left 7 7",
                        "  ▶ continue  7 + 7 = 14 left 14",
                        "  ◉ reflect   14 - 10 = 4 bad",
                        "  ⑂ explore   from 10 7 1 3")
                .contains("  ✓ right     ( ( 10 - 7 ) * 3 ) + 1");
        assertThat(koan.out().lines().toList().getLast())
                .matches("  \\d+ tokens, \\d+ tokens/s, 1 self-correction \\(wrong to right\\)");
        assertThat(koan.err()).isEmpty();
    }

    @Test
    void coloursEachMetaActionInItsOwnWay() {
        CommandTester koan = CommandTester.saying(work, CORRECTED).on(TestTerminal.coloured());
        koan.run("solve", PROBLEM);
        assertThat(koan.out())
                .contains("\033[38;5;32m▶ continue")
                .contains("\033[38;5;214m◉ reflect")
                .contains("\033[38;5;175m⑂ explore")
                .contains("\033[38;5;36m✓ right");
    }

    @Test
    void writesIconsInAsciiWhereNothingElseIsKnown() {
        CommandTester koan = CommandTester.saying(work, CORRECTED).on(TestTerminal.ascii());
        koan.run("solve", PROBLEM);
        assertThat(koan.out()).contains("> continue", "o reflect", "Y explore", "+ right");
        assertThat(koan.out().chars().allMatch(c -> c < 128)).isTrue();
    }

    @Test
    void saysWhyAnAnswerIsWrong() {
        CommandTester koan = CommandTester.saying(work, WRONG);
        assertThat(koan.run("solve", PROBLEM)).isZero();
        assertThat(koan.out()).containsPattern("✗ wrong     10 \\+ 7: .+");
    }

    @Test
    void tellsAMissingAnswerFromAWrongOne() {
        CommandTester koan = CommandTester.saying(work, CORRECTED);
        koan.run("solve", PROBLEM, "--max-tokens", "5");
        assertThat(koan.out()).contains("– no answer").contains("the limit of tokens was reached");
        assertThat(koan.out()).doesNotContain("wrong");
    }

    @Test
    void keepsEscapeSequencesOfTheModelFromTheTerminal() {
        String evil =
                "<|continue|> \033[2J\033]0;owned\007 \u009b31m \u202edrow\r\n<|continue|> \\boxed{\033[1m}";
        CommandTester koan = CommandTester.saying(work, evil).on(TestTerminal.plain());
        koan.run("solve", PROBLEM);
        assertThat(koan.out()).doesNotContain("\033", "\007", "\u009b", "\u202e", "\r");
        assertThat(koan.out()).contains("<U+001B>");
    }

    @Test
    void showsTheLinesOfABaseModelAsTheyAre() {
        String plain = "\n 10 - 3 = 7 left 7 7 1\n answer \\boxed{ ( 10 - 3 ) + 7 }";
        CommandTester koan = CommandTester.saying(work, plain);
        koan.run("solve", PROBLEM);
        assertThat(koan.out()).contains("\n   10 - 3 = 7 left 7 7 1\n   answer \\boxed{");
    }

    @Test
    void countsSamplesThatAreRight() {
        CommandTester koan = CommandTester.saying(work, CORRECTED, WRONG);
        assertThat(
                        koan.run(
                                "solve",
                                PROBLEM,
                                "--temperature",
                                "1",
                                "--samples",
                                "4",
                                "--seed",
                                "2"))
                .isZero();
        assertThat(koan.out())
                .contains("temperature 1.0, seed 2, sample 1 of 4", "seed 5, sample 4 of 4")
                .endsWith("2 of 4 right: 50 % (95 %: 15-85)\n");
    }

    @Test
    void writesOneJsonObjectForEachEvent() throws JsonProcessingException {
        CommandTester koan = CommandTester.saying(work, CORRECTED).on(TestTerminal.coloured());
        koan.run("solve", PROBLEM, "--json");
        List<JsonNode> events = json(koan.out());
        assertThat(events.getFirst().path("event").asText()).isEqualTo("started");
        List<JsonNode> steps = events.stream().filter(e -> is(e, "step")).toList();
        assertThat(steps).hasSize(10);
        assertThat(steps.get(3).path("action").asText()).isEqualTo("reflect");
        assertThat(steps.get(3).path("text").asText()).isEqualTo("14 - 10 = 4 bad");
        assertThat(steps.get(3).path("tokens").asInt()).isEqualTo(7);
        JsonNode finished = events.getLast();
        assertThat(finished.path("event").asText()).isEqualTo("finished");
        assertThat(finished.path("answer").asText().strip()).isEqualTo("( ( 10 - 7 ) * 3 ) + 1");
        assertThat(finished.path("verdict").asText()).isEqualTo("right");
        assertThat(finished.path("selfCorrections").asInt()).isEqualTo(1);
        assertThat(finished.path("tokensPerSecond").asDouble()).isPositive();
        long tokens = events.stream().filter(e -> is(e, "token")).count();
        assertThat(finished.path("tokens").asLong()).isEqualTo(tokens);
    }

    @Test
    void tellsProbabilitiesOfTokensOnlyWhenAsked() throws JsonProcessingException {
        CommandTester koan = CommandTester.saying(work, WRONG);
        koan.run("solve", PROBLEM, "--json", "--alternatives", "2");
        JsonNode token = json(koan.out()).get(1);
        assertThat(token.path("source").asText()).isEqualTo("sampled");
        assertThat(token.path("logProb").isNumber()).isTrue();
        assertThat(token.path("alternatives").size()).isPositive();
        CommandTester quiet = CommandTester.saying(work, WRONG);
        quiet.run("solve", PROBLEM, "--json");
        assertThat(json(quiet.out()).get(1).has("logProb")).isFalse();
    }

    @Test
    void writesJsonThatNoTerminalActsUpon() {
        CommandTester koan = CommandTester.saying(work, "<|continue|> \033[2J \u009b31m é");
        koan.run("solve", PROBLEM, "--json");
        assertThat(koan.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 3 11 -> 500 | Targets go from 1 to 100, and 500 lies outside, for example: 7 3 11 5 -> 24.",
                "hello | This cannot be read as a problem; write the numbers and the target, for example: 7 3 11 5 -> 24.",
                "'' | Type the numbers and the target, for example: 7 3 11 5 -> 24.",
            })
    void refusesWhatIsNoProblem(String problem, String sentence) {
        CommandTester koan = CommandTester.saying(work, WRONG);
        assertThat(koan.run("solve", problem)).isEqualTo(2);
        assertThat(koan.err()).isEqualTo(sentence + "\n");
        assertThat(koan.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--greedy --temperature 0.7 | exclude each other",
                "--top-p 0.9 | add --temperature 1",
                "--temperature 1 --top-p 3 | 'top-p' must be above 0, at most 1, not 3.0",
                "--max-tokens 0 | 'max tokens' must be 1 or more, not 0",
                "--samples 3 | add --temperature 0.8 to --samples 3",
                "--samples 0 | --samples must be 1 or more, not 0",
                "--limit 3 | --limit belongs to --problems",
                "--seed x | Invalid value for option '--seed'",
                "--threads 0 | The number of threads must be 1 to 1024, not 0.",
                "--model nobody | There is no model 'nobody'",
                "--sead 3 | Unknown option: '--sead'",
                "--problems nowhere.txt | not both",
            })
    void refusesOptionsWithOneSentence(String options, String part) {
        CommandTester koan = CommandTester.saying(work, WRONG);
        List<String> arguments = new ArrayList<>(List.of("solve", PROBLEM));
        arguments.addAll(List.of(options.split(" ")));
        assertThat(koan.run(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(koan.err()).contains(part).hasLineCount(1);
        assertThat(koan.out()).isEmpty();
    }

    @Test
    void aModelThatBreaksOffIsToldInOneSentenceWithALog() {
        CommandTester koan =
                CommandTester.with(
                        work,
                        _ ->
                                ScriptedPolicy.saying("koan-ft", WRONG)
                                        .beforeEachToken(() -> {
                                            throw new IllegalStateException("broken");
                                        }));
        assertThat(koan.run("solve", PROBLEM)).isEqualTo(1);
        assertThat(koan.err())
                .hasLineCount(1)
                .startsWith(
                        "Something went wrong in Koan (IllegalStateException); the details are in ");
    }

    private static boolean is(JsonNode event, String name) {
        return event.path("event").asText().equals(name);
    }

    private static List<JsonNode> json(String text) throws JsonProcessingException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : text.lines().toList()) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }
}
