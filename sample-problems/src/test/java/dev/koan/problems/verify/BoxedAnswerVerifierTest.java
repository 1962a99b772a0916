package dev.koan.problems.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import dev.koan.problem.VerifierContractTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxedAnswerVerifierTest extends VerifierContractTest {
    @Override
    protected Verifier verifier() {
        return new BoxedAnswerVerifier();
    }

    @Override
    protected Problem problem() {
        return new Problem("1", "What is a half?", "1/2", Map.of());
    }

    @Override
    protected String rightAnswer() {
        return "0.5";
    }

    @Override
    protected String wrongAnswer() {
        return "0.6";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/2 | \\frac{1}{2}",
                "1/2 | \\dfrac{2}{4}",
                "1234 | 1,234",
                "5 | $5$",
                "(3, \\pi) | ( 3,\\pi )",
            })
    void takesTheSameAnswerWrittenAnotherWay(String reference, String answer) {
        Problem problem = new Problem("1", "?", reference, Map.of());

        assertThat(verifier().verify(problem, "\\boxed{" + answer + "}").isCorrect()).isTrue();
    }

    @Test
    void saysWhatWasExpected() {
        assertThat(verifier().verify(problem(), "\\boxed{x}"))
                .isEqualTo(new Verdict.Incorrect("x", "it is “x”, not “1/2”"));
    }
}
