package dev.koan.train.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.train.evaluation.CheckedLine.Claim;
import dev.koan.train.evaluation.CheckedLine.Finding;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepCheckerTest {
    private static final CountdownProblem PROBLEM = CountdownProblem.of(10, 10, 7, 1, 3);
    private static final String ANSWER =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7"
                    + "<|continue|> 7 + 7 = 14 left 14<|reflect|> 14 - 10 = 4 bad"
                    + "<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10"
                    + "<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }";

    @Test
    void findsNothingWrongInASoundAnswer() {
        assertThat(StepCounts.of(check(ANSWER))).isEqualTo(new StepCounts(6, 0, 1, 0, 2, 2, 0, 0));
    }

    @Test
    void readsTheSameWithoutMetaActions() {
        String plain = ANSWER.replaceAll("<\\|[a-z]+\\|>", "\n");
        assertThat(check(plain)).isEqualTo(check(ANSWER));
    }

    @ParameterizedTest
    @CsvSource({
        "' 10 - 3 = 7 left 7 7 1', SOUND",
        "' 10 - 3 = 7 left 7 1 7', SOUND",
        "' 10 - 3 = 6 left 6 7 1', WRONG_RESULT",
        "' 3 - 10 = 7 left 7 7 1', WRONG_RESULT",
        "' 7 / 3 = 2 left 2 10 1', WRONG_RESULT",
        "' 10 - 4 = 6 left 6 7 1', WRONG_OPERAND",
        "' 7 + 7 = 14 left 14 10 1 3', WRONG_OPERAND",
        "' 10 - 3 = 7 left 7 1', WRONG_COPY",
        "' 10 - 3 = 7 left 7 7 2', WRONG_COPY",
        "' 10 - 3 = 7 left 1 7 7', WRONG_COPY",
        "' 10 - 3 = 7 left 7 7 1 3', WRONG_COPY",
    })
    void saysWhatIsWrongWithAStep(String step, Finding finding) {
        assertThat(check("<|continue|>" + step).getFirst())
                .isInstanceOfSatisfying(
                        CheckedLine.Calculation.class,
                        line -> assertThat(line.finding()).isEqualTo(finding));
    }

    @Test
    void countsOneErrorOnce() {
        List<CheckedLine> lines =
                check(" 10 - 3 = 6 left 6 7 1\n 6 * 1 = 6 left 6 7\n 6 + 7 = 13 left 13");
        assertThat(StepCounts.of(lines).wrongSteps()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "' from 10 7 1 3', SOUND",
        "' from 7 7 1', SOUND",
        "' from 10 7 1 4', WRONG_COPY",
        "' from 10 7 1', WRONG_COPY",
        "' from 9 9', WRONG_COPY",
    })
    void restartsFromTheProblemOrAnEarlierLine(String restart, Finding finding) {
        List<CheckedLine> lines = check("<|continue|> 10 - 3 = 7 left 7 7 1<|explore|>" + restart);
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        CheckedLine.Restart.class,
                        line -> assertThat(line.finding()).isEqualTo(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "14, 14 - 10 = 4 bad, BAD, BAD, SOUND",
        "14, 14 - 10 = 4 good, GOOD, BAD, SOUND",
        "14, 14 - 10 = 3 bad, BAD, BAD, WRONG_RESULT",
        "14, 10 - 14 = 4 bad, BAD, BAD, WRONG_OPERAND",
        "0, 10 - 0 = 10 bad, BAD, BAD, SOUND",
        "10, 10 - 10 = 0 good, GOOD, GOOD, SOUND",
        "10, 10 - 10 = 0 bad, BAD, GOOD, SOUND",
    })
    void weighsVerdictsOnFinishedAttempts(
            int value, String verdict, Claim claim, Claim truth, Finding finding) {
        List<CheckedLine> lines = check("<|explore|> from " + value + "<|reflect|> " + verdict);
        assertThat(lines.get(1))
                .isEqualTo(new CheckedLine.FinalVerdict(value, claim, truth, finding));
    }

    @ParameterizedTest
    @CsvSource({
        "10 - 3 = 7 left 7 7 1, 10 - 3 = 7 good, GOOD, GOOD, SOUND",
        "10 - 3 = 7 left 7 7 1, 10 - 3 = 7 bad, BAD, GOOD, SOUND",
        "10 - 3 = 6 left 6 7 1, 10 - 3 = 7 bad, BAD, BAD, SOUND",
        "10 - 3 = 6 left 6 7 1, 10 - 3 = 6 good, GOOD, BAD, WRONG_RESULT",
        "10 - 3 = 7 left 7 7 1, 10 - 7 = 3 good, GOOD, GOOD, WRONG_OPERAND",
    })
    void weighsVerdictsOnTheStepBefore(
            String step, String verdict, Claim claim, Claim truth, Finding finding) {
        List<CheckedLine> lines = check("<|continue|> " + step + "<|reflect|> " + verdict);
        assertThat(lines.get(1)).isEqualTo(new CheckedLine.StepVerdict(claim, truth, finding));
    }

    @Test
    void judgesTheAttemptStillAfterItsBox() {
        String text =
                " 10 + 7 = 17 left 17 1 3\n 17 + 1 = 18 left 18 3\n 18 + 3 = 21 left 21\n"
                        + " answer \\boxed{ ( ( 10 + 7 ) + 1 ) + 3 }\n 21 - 10 = 11 bad";
        assertThat(check(text).getLast())
                .isEqualTo(new CheckedLine.FinalVerdict(21, Claim.BAD, Claim.BAD, Finding.SOUND));
    }

    @Test
    void callsAVerdictOnNothingUnreadable() {
        assertThat(check("<|reflect|> 10 - 3 = 7 good").getFirst())
                .isInstanceOf(CheckedLine.Unreadable.class);
    }

    @Test
    void neverFailsOnAnyText() {
        Random random = new Random(1);
        String[] words = {
            " 10",
            " 7",
            " 999999",
            " 99999999999999999999",
            " -",
            " /",
            " 0",
            " =",
            " left",
            "\n",
            " from",
            " good",
            " bad",
            "<|reflect|>",
            "<|explore|>",
            " answer \\boxed{",
            " }",
            " é\uD800",
            " from 1",
            "<|"
        };
        assertThatCode(
                        () -> {
                            for (int i = 0; i < 3_000; i++) {
                                StringBuilder text = new StringBuilder();
                                for (int j = 0; j < 20; j++) {
                                    text.append(words[random.nextInt(words.length)]);
                                }
                                check(text.toString());
                                check(mutated(ANSWER, random));
                            }
                            check(" from" + " 1".repeat(200_000));
                            check(" 1 + 1 = 2 left" + " 1".repeat(200_000));
                            check("answer \\boxed{" + "{".repeat(200_000));
                        })
                .doesNotThrowAnyException();
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + random.nextInt(4));
        return text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(to);
    }

    private static List<CheckedLine> check(String text) {
        return StepChecker.check(PROBLEM, ThoughtLine.of(text));
    }
}
