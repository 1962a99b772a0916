package dev.koan.problems.countdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountdownVerifierTest {
    private final CountdownVerifier verifier = new CountdownVerifier();
    private final CountdownProblem problem = CountdownProblem.of(24, 7, 3, 11, 5);
    private final CountdownProblem eights = CountdownProblem.of(24, 3, 3, 8, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "( 7 - 3 ) * ( 11 - 5 )",
                "(11-5)*(7-3)",
                "((7−3)×(11−5))",
                "\\left(7 - 3\\right) \\times \\left(11 - 5\\right)",
                "(7-3)\\cdot(11-5)",
                "(7 - 3) · (11\t-\n5)",
            })
    void acceptsEveryWayOfWritingARightExpression(String expression) {
        assertThat(verifier.judge(problem, expression)).isEqualTo(new Verdict.Correct(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 / ( 3 - ( 8 / 3 ) )",
                "8÷(3−8÷3)",
                "\\frac{8}{3 - \\frac{8}{3}}",
                "8 \\div (3 - 8 \\div 3)"
            })
    void countsInFractionsExactly(String expression) {
        assertThat(verifier.judge(eights, expression).isCorrect()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 + 3 + 11 + 5 | its value is 26, not 24",
                "7 - 3 - 11 - 5 | its value is -12, not 24",
                "7 / 3 * 11 / 5 | its value is 77/15, not 24",
                "7 * 7 + 3 - 5 | it uses 7 twice",
                "7 + 3 + 11 | it leaves out 5",
                "24 | it uses 24, which is not one of the numbers",
                "7 | it leaves out 3 and 11 and 5",
                "07 + 3 + 11 + 5 | it uses 07, which is not one of the numbers",
                "7 + 3 + 11 + 5 + 7 | it uses 7 twice",
                "99999999999999999999 + 7 | it uses 999999999999…, which is not one of the numbers",
                "11 / (7 - 5 - 3 + 1) | it uses 1, which is not one of the numbers",
            })
    void saysWhatIsWrong(String expression, String reason) {
        assertThat(verifier.judge(problem, expression))
                .isEqualTo(new Verdict.Incorrect(expression, reason));
    }

    @Test
    void saysThatItDividesByZero() {
        assertThat(verifier.judge(eights, "3 / ( 8 - 8 ) + 3"))
                .isEqualTo(new Verdict.Incorrect("3 / ( 8 - 8 ) + 3", "it divides by zero"));
    }

    @Test
    void countsAGivenNumberAsOftenAsItIsGiven() {
        assertThat(verifier.judge(eights, "8 * 3 + 8 - 8"))
                .isEqualTo(new Verdict.Incorrect("8 * 3 + 8 - 8", "it uses 8 3 times"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "( 7 - 3 ) * ( 11 - 5 ) = 24",
                "(7-3)(11-5)",
                "-(3 - 7) * (11 - 5)",
                "+7 - 3 + 11 + 5",
                "7.0 - 3 + 11 + 5",
                "(7 - 3) * (11 - 5) <|reflect|>",
                "(7 - 3) ^ (11 - 5)",
                "( ( 7 - 3 ) * ( 11 - 5 )",
                "( 7 - 3 ) * ( 11 - 5 ) )",
                "( 7 - 3 ) * ( 11 - 5 ) ( )",
                "7 3 11 5",
                "7 - - 3",
                "\\frac{7}3",
                "\\frac{(7}{3)}",
                "\\frac{7",
                "{7}",
                "７ + 3 + 11 + 5",
                "7 + 3 +",
            })
    void refusesWhatIsNoBareExpression(String expression) {
        assertThat(verifier.judge(problem, expression)).isInstanceOf(Verdict.Incorrect.class);
    }

    @Test
    void readsAHundredThousandParentheses() {
        String deep = "(".repeat(100_000) + "(7-3)*(11-5)" + ")".repeat(100_000);

        assertThat(verifier.judge(problem, deep).isCorrect()).isTrue();
    }

    @Test
    void judgesTheAttemptByWhatIsLeft() {
        assertThat(attempt("<|continue|> 11 - 5 = 6 left 6 7 3"))
                .isEqualTo(new Verdict.NoAnswer("the attempt is not finished"));
        assertThat(attempt("<|continue|> 7 - 3 = 4 left 4 6<|continue|> 4 * 6 = 24 left 24"))
                .isEqualTo(new Verdict.Correct("24"));
        assertThat(attempt("<|continue|> 4 + 6 = 10 left 10<|reflect|> 24 - 10 = 14 bad"))
                .isEqualTo(new Verdict.Incorrect("10", "the attempt comes to 10, not 24"));
    }

    @Test
    void forgetsTheAttemptThatWasGivenUp() {
        String givenUp = "<|continue|> 4 + 6 = 10 left 10<|reflect|> 24 - 10 = 14 bad";

        assertThat(attempt(givenUp + "<|explore|>")).isInstanceOf(Verdict.NoAnswer.class);
        assertThat(attempt(givenUp + "<|explore|> from 7 3 11 5"))
                .isInstanceOf(Verdict.NoAnswer.class);
        assertThat(attempt(givenUp + "\n from 7 3 11 5\n 7 - 3 = 4 left 4 11 5"))
                .isInstanceOf(Verdict.NoAnswer.class);
        assertThat(attempt(givenUp + "\n from 4 6\n 4 * 6 = 24 left 24").isCorrect()).isTrue();
    }

    @Test
    void judgesTheBoxOfTheCurrentAttemptAlone() {
        String boxed = "<|continue|> answer \\boxed{ ( 7 - 3 ) * ( 11 - 5 ) }";

        assertThat(attempt(boxed).isCorrect()).isTrue();
        assertThat(attempt(boxed + "<|reflect|> 24 - 24 = 0 good").isCorrect()).isTrue();
        assertThat(attempt(boxed + "<|explore|> from 7 3 11 5"))
                .isInstanceOf(Verdict.NoAnswer.class);
    }

    @Test
    void saysThatAnotherProblemIsNotItsOwn() {
        Problem other = new Problem("x", "What is 1 + 1?", "2", Map.of());

        assertThat(verifier.verify(other, "\\boxed{2}"))
                .isEqualTo(new Verdict.NoAnswer("the problem is not a Countdown problem"));
    }

    private Verdict attempt(String completion) {
        return verifier.verifyAttempt(problem, completion);
    }
}
