package dev.koan.train.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownStep;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactCriticTest {
    private static final CountdownProblem PROBLEM = CountdownProblem.of(10, 10, 7, 1, 3);

    private final ExactCritic critic = new ExactCritic();

    @Test
    void confirmsARightAttempt() {
        assertThat(critique(" 10 - 7 = 3 left 3 1 3", " 3 * 3 = 9 left 9 1", " 9 + 1 = 10 left 10"))
                .isEqualTo(new Critique.Right(" 10 - 10 = 0 good"));
    }

    @Test
    void showsHowFarTheEndIsOff() {
        assertThat(critique(" 10 - 3 = 7 left 7 7 1", " 7 * 1 = 7 left 7 7", " 7 + 7 = 14 left 14"))
                .isEqualTo(new Critique.Wrong(3, " 14 - 10 = 4 bad", 0, " from 10 7 1 3"));
    }

    @Test
    void subtractsTheSmallerFromTheLarger() {
        assertThat(critique(" 10 - 3 = 7 left 7 7 1", " 7 * 1 = 7 left 7 7", " 7 - 7 = 0 left 0"))
                .isEqualTo(new Critique.Wrong(3, " 10 - 0 = 10 bad", 0, " from 10 7 1 3"));
    }

    @Test
    void doesTheFirstWrongStepAgain() {
        assertThat(
                        critique(
                                " 10 - 3 = 7 left 7 7 1",
                                " 7 + 7 = 15 left 15 1",
                                " 15 + 1 = 17 left 17"))
                .isEqualTo(new Critique.Wrong(2, " 7 + 7 = 14 bad", 1, " from 7 7 1"));
    }

    @Test
    void dropsWhatNoCalculationCanShow() {
        assertThat(
                        critique(
                                " 10 - 3 = 7 left 7 7 2",
                                " 7 + 7 = 14 left 14 2",
                                " 14 + 2 = 16 left 16"))
                .isEqualTo(new Critique.Unusable("a number was copied wrongly"));
        assertThat(
                        critique(
                                " 10 - 4 = 6 left 6 7 1",
                                " 6 + 7 = 13 left 13 1",
                                " 13 + 1 = 14 left 14"))
                .isEqualTo(new Critique.Unusable("a number came from nowhere"));
    }

    @Test
    void verifiesAStepByDoingItAgain() {
        assertThat(critic.verify(step(" 10 - 3 = 7 left 7 7 1"))).isEqualTo(" 10 - 3 = 7 good");
    }

    @Test
    void anAttemptGoesOnToASingleNumber() {
        assertThatThrownBy(() -> new Attempt(List.of(step(" 10 - 3 = 7 left 7 7 1"))))
                .hasMessage("An attempt goes on until a single number is left.");
    }

    private Critique critique(String... steps) {
        return critic.critique(
                PROBLEM, new Attempt(Arrays.stream(steps).map(ExactCriticTest::step).toList()));
    }

    private static CountdownStep step(String text) {
        return CountdownStep.parse(text).orElseThrow();
    }
}
