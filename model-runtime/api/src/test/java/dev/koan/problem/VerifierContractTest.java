package dev.koan.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Verifier} must do. A module that fills the port extends this class. */
public abstract class VerifierContractTest {
    private Verifier verifier;

    /** The verifier under test. */
    protected abstract Verifier verifier();

    /** A problem that it understands. */
    protected abstract Problem problem();

    /** What stands in the box of a right answer. */
    protected abstract String rightAnswer();

    /** What stands in the box of a wrong answer. */
    protected abstract String wrongAnswer();

    @BeforeEach
    void openVerifier() {
        verifier = verifier();
    }

    @Test
    void acceptsARightAnswerAsItStands() {
        assertThat(judge("so " + boxed(rightAnswer())))
                .isEqualTo(new Verdict.Correct(rightAnswer()));
    }

    @Test
    void rejectsAWrongAnswerWithAReason() {
        assertThat(judge(boxed(wrongAnswer())))
                .isInstanceOfSatisfying(
                        Verdict.Incorrect.class,
                        verdict -> {
                            assertThat(verdict.extracted()).isEqualTo(wrongAnswer());
                            assertThat(verdict.reason()).isNotBlank().doesNotContain("\n");
                        });
    }

    @Test
    void keepsLastBoxedAnswer() {
        assertThat(judge(boxed(wrongAnswer()) + " wait " + boxed(rightAnswer())).isCorrect())
                .isTrue();
        assertThat(judge(boxed(rightAnswer()) + " wait " + boxed(wrongAnswer())).isCorrect())
                .isFalse();
    }

    @Test
    void judgesTheBoxWhateverFollowsIt() {
        assertThat(judge(boxed(rightAnswer()) + "<|endoftext|>").isCorrect()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("textsWithoutAnswer")
    void tellsNoAnswerFromAWrongOne(String text) {
        assertThat(judge(text))
                .isInstanceOfSatisfying(
                        Verdict.NoAnswer.class,
                        verdict -> assertThat(verdict.reason()).isNotBlank());
    }

    static List<String> textsWithoutAnswer() {
        return List.of(
                "", " ", "I do not know", "\\boxed", "\\boxed{", "\\boxed{}", "\\boxed{ 1 + {2}");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void survivesHostileText(String text) {
        assertThat(judge(text).isCorrect()).isFalse();
        assertThat(judge(boxed(text)).isCorrect()).isFalse();
        assertThat(verifier.verifyAttempt(problem(), text).isCorrect()).isFalse();
    }

    static List<String> hostileTexts() {
        return List.of(
                "(".repeat(100_000),
                ")".repeat(100_000),
                "{".repeat(100_000),
                "\\boxed{".repeat(20_000),
                "\\frac{".repeat(20_000),
                "9".repeat(1_000_000),
                "1+".repeat(500_000) + "1",
                "- ".repeat(100_000) + "1",
                " left".repeat(100_000),
                "<|explore|> from".repeat(50_000),
                "\uD800\uDFFF\u0000\u202E\uFFFF",
                "٢٤ + ４",
                "x".repeat(10_000_000));
    }

    private Verdict judge(String completion) {
        return verifier.verify(problem(), completion);
    }

    private static String boxed(String answer) {
        return "\\boxed{" + answer + "}";
    }
}
