package dev.koan.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 3 11 5 -> 24",
                "7 3 11 5->24",
                "7,3,11,5=24",
                "7, 3, 11, 5 = 24",
                "7 3 11 5 → 24",
                "7 3 11 5 => 24",
                "  7;3;11;5 : 24 ",
                "[7, 3, 11, 5] -> 24",
                "make 24 from 7 3 11 5",
                "Make 24 from 7, 3, 11 and 5.",
                "Can you make 24 with the numbers 7, 3, 11, 5?",
                "get 24 using 7 3 11 5",
                "24 from 7 3 11 5",
                "24 = 7 3 11 5",
                "use 7 3 11 5 to make 24",
                "Use 7 3 11 5 to make 24",
                "use the numbers: 7 3 11 5 to get 24",
                "7 3 11 5 make 24",
                "numbers 7 3 11 5 target 24",
                "24 game: 7 3 11 5",
                "The 24 game with 7 3 11 5",
                "game of 24: 7 3 11 5",
            })
    void readsWhatPeopleType(String text) {
        assertThat(ProblemText.parse(text))
                .isInstanceOfSatisfying(
                        ProblemText.Parsed.class,
                        parsed -> {
                            Problem problem = parsed.problem();
                            assertThat(problem.question()).isEqualTo("Use 7 3 11 5 to make 24");
                            assertThat(problem.reference()).isEqualTo("24");
                            assertThat(problem.attributes()).containsEntry("solvable", "yes");
                        });
    }

    @Test
    void flagsAProblemWithoutSolution() {
        assertThat(ProblemText.parse("1 1 1 1 -> 24"))
                .isInstanceOfSatisfying(
                        ProblemText.Parsed.class,
                        parsed ->
                                assertThat(parsed.problem().attributes())
                                        .containsEntry("solvable", "no"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 3 -> 24 | A problem has 3 or 4 numbers, not 2",
                "1 2 3 4 5 -> 24 | A problem has 3 or 4 numbers, not 5",
                "7 3 14 -> 24 | Numbers go from 1 to 13, and 14 lies outside",
                "7 0 11 -> 24 | Numbers go from 1 to 13, and 0 lies outside",
                "7 3 11 -> 101 | Targets go from 1 to 100, and 101 lies outside",
                "7 3 11 -> 0 | Targets go from 1 to 100, and 0 lies outside",
                "7 3 99999999999999999999 -> 5 | Numbers go from 1 to 13, and one of them lies outside",
                "7 3 11 5 | This cannot be read as a problem",
                "hello | This cannot be read as a problem",
                "7 3 11 -> x | This cannot be read as a problem",
                "7 -3 11 -> 24 | This cannot be read as a problem",
                "7.5 3 11 -> 24 | This cannot be read as a problem",
                "7+3+11=24 | This cannot be read as a problem",
                "'' | Type the numbers and the target",
            })
    void saysWhatItCannotReadAndShowsARightExample(String text, String start) {
        assertThat(ProblemText.parse(text))
                .isInstanceOfSatisfying(
                        ProblemText.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.sentence())
                                        .startsWith(start)
                                        .endsWith("for example: 7 3 11 5 -> 24."));
    }

    @Test
    void survivesHostileText() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j >= 0; j--) {
                text.append("0123 456,->=→make from to\n\uD800x(".charAt(random.nextInt(29)));
            }
            assertThat(ProblemText.parse(text.toString())).isNotNull();
        }
        assertThat(ProblemText.parse("1 ".repeat(5_000_000)))
                .isInstanceOf(ProblemText.Unreadable.class);
        assertThat(ProblemText.parse("a ".repeat(140) + "! -> 24"))
                .isInstanceOf(ProblemText.Unreadable.class);
    }
}
