package dev.koan.train.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.WordTokenizer;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.PromptTemplate;
import dev.koan.rollout.RolloutRequest;
import dev.koan.train.evaluation.EvaluatedAnswer.FirstAttempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
    private static final String CORRECTED =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7"
                    + "<|continue|> 7 + 7 = 14 left 14<|reflect|> 14 - 10 = 4 bad"
                    + "<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10"
                    + "<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }<|endoftext|>";
    private static final String PLAIN =
            "\n 2 * 3 = 6 left 6 4\n 6 * 4 = 24 left 24\n answer \\boxed{ ( 2 * 3 ) * 4 }<|endoftext|>";
    private static final String MISCALCULATED =
            "<|continue|> 5 + 6 = 12 left 12 2<|continue|> 12 * 2 = 24 left 24"
                    + "<|reflect|> 24 - 22 = 2 good"
                    + "<|continue|> answer \\boxed{ ( 5 + 6 ) * 2 }<|endoftext|>";
    private static final String CUT_SHORT =
            "<|continue|> 8 - 3 = 5 left 5 1<|continue|> 5 - 1 = 4 left 4<|reflect|> 9 -";
    private static final String TALKED_AWAY =
            "<|continue|> 9 + 1 = 10 left 10 4<|continue|> 10 - 4 = 6 left 6"
                    + "<|reflect|> 6 - 6 = 0 bad<|explore|> from 9 1 5"
                    + "<|continue|> 9 - 5 = 4 left 4 1<|continue|> 4 + 1 = 5 left 5"
                    + "<|continue|> answer \\boxed{ ( 9 - 4 ) * 1 }<|endoftext|>";

    private static final Map<String, List<String>> SCRIPT = new LinkedHashMap<>();

    static {
        SCRIPT.put("Use 10 7 1 3 to make 10", List.of(CORRECTED));
        SCRIPT.put("Use 2 3 4 to make 24", List.of(PLAIN));
        SCRIPT.put("Use 5 6 2 to make 22", List.of(MISCALCULATED));
        SCRIPT.put("Use 8 3 1 to make 9", List.of(CUT_SHORT));
        SCRIPT.put("Use 9 1 4 to make 6", List.of(TALKED_AWAY));
    }

    private final WordTokenizer tokenizer = ScriptedRollouts.tokenizer(SCRIPT);
    private final ScriptedRollouts engine = new ScriptedRollouts(tokenizer, SCRIPT);
    private final EvaluationReport report = evaluate(List.copyOf(SCRIPT.keySet()));

    @Test
    void countsRightAnswersByDifficulty() {
        assertThat(report.accuracy()).isEqualTo(WilsonInterval.of(3, 5));
        assertThat(report.accuracyByDifficulty())
                .isEqualTo(
                        Map.of(
                                "3 numbers", WilsonInterval.of(2, 4),
                                "4 numbers", WilsonInterval.of(1, 1)));
    }

    @Test
    void keepsTheOrderOfTheProblems() {
        assertThat(report.answers())
                .extracting(answer -> answer.problem().question())
                .containsExactlyElementsOf(SCRIPT.keySet());
    }

    @Test
    void judgesFirstAttemptsBySoundStepsThatReachTheTarget() {
        assertThat(report.answers())
                .extracting(EvaluatedAnswer::firstAttempt)
                .containsExactly(
                        FirstAttempt.WRONG,
                        FirstAttempt.RIGHT,
                        FirstAttempt.WRONG,
                        FirstAttempt.WRONG,
                        FirstAttempt.RIGHT);
    }

    @Test
    void tellsEndedFormattedAndUnansweredApart() {
        assertThat(report.ended()).isEqualTo(WilsonInterval.of(4, 5));
        assertThat(report.coatFormat()).isEqualTo(WilsonInterval.of(3, 5));
        assertThat(report.noAnswer()).isEqualTo(WilsonInterval.of(1, 5));
        assertThat(report.answers().get(3).verdict()).isInstanceOf(Verdict.NoAnswer.class);
    }

    @Test
    void weighsVerdictsAgainstTheAttempts() {
        assertThat(report.verdictAccuracy()).isEqualTo(WilsonInterval.of(2, 4));
    }

    @Test
    void countsWrongStepsButNotTheLineThatWasCutShort() {
        assertThat(report.wrongSteps()).isEqualTo(WilsonInterval.of(1, 16));
        assertThat(report.wrongRestarts()).isEqualTo(WilsonInterval.of(1, 2));
        assertThat(report.wrongStepsPerAnswer()).isEqualTo(0.2);
    }

    @Test
    void countsEachCorrectionOnce() {
        assertThat(report.corrections()).isEqualTo(new Corrections(2, 1, 1, 1));
    }

    @Test
    void meanLengthLeavesTheEndOfTextOut() {
        int tokens = tokenizer.encode(PLAIN).length - 1;
        assertThat(report.answers().get(1).tokens()).isEqualTo(tokens);
        assertThat(report.answers().get(1).text()).doesNotContain("endoftext");
    }

    @Test
    void givesEachProblemItsOwnSeed() {
        assertThat(engine.asked())
                .extracting(RolloutRequest::options)
                .extracting(SamplingOptions::seed)
                .containsExactly(7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void saysHowManyProblemsWereNotReached() {
        EvaluationReport partial = evaluate(List.of("Use 2 3 4 to make 24", "Use 1 2 3 to make 6"));
        assertThat(partial.answers()).hasSize(1);
        assertThat(partial.unanswered()).isEqualTo(1);
    }

    @Test
    void aShareOfNothingIsNoNumber() {
        EvaluationReport nothing = new EvaluationReport(List.of(), 0);
        assertThat(nothing.meanTokens()).isNaN();
        assertThat(EvaluationFile.metrics(nothing)).doesNotContainValue(Double.NaN);
        assertThat(EvaluationTable.of(nothing)).contains("-").doesNotContain("NaN");
    }

    @Test
    void printsATable() {
        assertThat(EvaluationTable.of(report).lines().map(String::stripTrailing))
                .contains(
                        "right                     60.0 %  (95 %: 23.1-88.2)  3 of 5",
                        "wrong -> right               2 of 3",
                        "right -> wrong               1 of 2");
    }

    @Test
    void writesFiguresAndARowForEachProblem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eval/000100.json");
        EvaluationFile.write(file, 100, report);
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertThat(root.at("/step").asInt()).isEqualTo(100);
        assertThat(root.at("/accuracy/share").asDouble()).isEqualTo(0.6);
        assertThat(root.at("/step_verdict_accuracy/share").isNull()).isTrue();
        assertThat(root.at("/answers")).hasSize(5);
        assertThat(root.at("/answers/0/verdict").asText()).isEqualTo("correct");
        assertThat(root.at("/answers/0/extracted").asText()).isEqualTo("( ( 10 - 7 ) * 3 ) + 1");
        assertThat(root.at("/answers/3/verdict").asText()).isEqualTo("no_answer");
        assertThat(root.at("/answers/3/finish").asText()).isEqualTo("length");
        assertThat(root.at("/answers/4/corrections/right_to_wrong").asInt()).isEqualTo(1);
    }

    @Test
    void namesFiguresAsMetrics() {
        assertThat(EvaluationFile.metrics(report))
                .containsEntry("eval/accuracy", 0.6)
                .containsEntry("eval/accuracy_3_numbers", 0.5)
                .containsEntry("eval/wrong_to_right", 2.0);
    }

    private EvaluationReport evaluate(List<String> questions) {
        List<Problem> problems =
                questions.stream()
                        .map(q -> CountdownProblem.parse(q).orElseThrow().toProblem(Map.of()))
                        .toList();
        return new Evaluator(engine, tokenizer, PromptTemplate.bare(), new CountdownVerifier())
                .evaluate(problems, SamplingOptions.sampling(1, 7, 100));
    }
}
