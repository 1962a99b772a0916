package dev.koan.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {
    private static final Problem COUNTDOWN =
            problem("Use 7 3 11 5 to make 24", Map.of("division", "needed", "solutions", "2-5"));

    @Test
    void countdownIsSaidWithAnArrow() {
        assertThat(ProblemWords.brief(COUNTDOWN)).isEqualTo("7 3 11 5 → 24");
    }

    @Test
    void otherQuestionsAreSaidAsTheyAre() {
        assertThat(ProblemWords.brief(problem("What is 6 times 7?", Map.of())))
                .isEqualTo("What is 6 times 7?");
    }

    @Test
    void difficultyIsSaidInFewWords() {
        assertThat(ProblemWords.difficulty(COUNTDOWN)).isEqualTo("÷ · 2–5 ways");
        assertThat(ProblemWords.difficulty(problem("x", Map.of("solutions", "1"))))
                .isEqualTo("1 way");
        assertThat(ProblemWords.difficulty(problem("x", Map.of("solutions", "more", "rank", "12"))))
                .isEqualTo("many ways · rank 12");
        assertThat(
                        ProblemWords.difficulty(
                                problem("x", Map.of("solvable", "no", "solutions", "0"))))
                .isEqualTo("no solution");
        assertThat(ProblemWords.difficulty(problem("x", Map.of()))).isEmpty();
    }

    @Test
    void aFilterAsksForAllItsWords() {
        assertThat(ProblemWords.matches(COUNTDOWN, "")).isTrue();
        assertThat(ProblemWords.matches(COUNTDOWN, "11 ways")).isTrue();
        assertThat(ProblemWords.matches(COUNTDOWN, "-> 24")).isTrue();
        assertThat(ProblemWords.matches(COUNTDOWN, "->24 ÷")).isTrue();
        assertThat(ProblemWords.matches(COUNTDOWN, "-> 11")).isFalse();
        assertThat(ProblemWords.matches(COUNTDOWN, "11 13")).isFalse();
    }

    private static Problem problem(String question, Map<String, String> facts) {
        return new Problem("p", question, "24", facts);
    }
}
