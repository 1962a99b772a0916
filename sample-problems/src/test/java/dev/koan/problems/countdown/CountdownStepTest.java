package dev.koan.problems.countdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.problems.verify.ProblemFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountdownStepTest {
    private static final List<Integer> NUMBERS = List.of(10, 7, 1, 3);

    @Test
    void writesTheResultFirstAndTheOthersInOldOrder() {
        assertThat(CountdownStep.of(NUMBERS, 0, Operator.SUBTRACT, 3).orElseThrow().text())
                .isEqualTo(" 10 - 3 = 7 left 7 7 1");
    }

    @Test
    void readsWhatItWrites() {
        for (CountdownStep step : CountdownStep.from(NUMBERS)) {
            assertThat(CountdownStep.parse(step.text())).contains(step);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 24 - 20 = 4 bad",
                " 10 - 3 = 7 left",
                " 10 - 3 = 7 left 7 7 1 x",
                " 10 ^ 3 = 7 left 7",
                " 99999 - 3 = 7 left 7"
            })
    void readsNothingElse(String text) {
        assertThat(CountdownStep.parse(text)).isEmpty();
    }

    @Test
    void offersOnlyWhatMayBeWritten() {
        assertThat(CountdownStep.from(List.of(13, 12, 13)))
                .extracting(CountdownStep::operation)
                // 13 and 13 make 169 and 0; 13 * 12 is 156; 13 / 12 is no whole number.
                .containsExactly(
                        "13 + 12", "13 - 12", "13 * 12", "13 + 13", "13 - 13", "13 * 13",
                        "13 / 13");
        assertThat(CountdownStep.from(List.of(50, 5)))
                .extracting(CountdownStep::operation)
                .containsExactly("50 + 5", "50 - 5", "50 / 5");
        assertThat(CountdownStep.from(List.of(0, 5)))
                .extracting(CountdownStep::text)
                .containsExactly(" 0 + 5 = 5 left 5", " 5 - 0 = 5 left 5", " 0 * 5 = 0 left 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 - 4 = 6 left 6 7 1 | 4 is not there to be used",
                "9 - 3 = 6 left 6 7 1 | 9 is not there to be used",
                "7 + 7 = 14 left 14 10 1 | 7 is not there to be used",
                "10 - 3 = 6 left 6 7 1 | 10 - 3 is not 6",
                "3 - 10 = 7 left 7 7 1 | 3 - 10 is not 7",
                "10 - 3 = 7 left 7 7 2 | the numbers that are left are copied wrongly",
                "10 - 3 = 7 left 7 7 | the numbers that are left are copied wrongly",
                "10 - 3 = 7 left 1 7 7 | the numbers that are left are copied wrongly",
            })
    void findsWhatIsWrongWithAStep(String text, String fault) {
        assertThat(CountdownStep.parse(text).orElseThrow().fault(NUMBERS)).contains(fault);
    }

    @Test
    void takesEqualNumbersInTheOrderOfTheList() {
        List<Integer> numbers = List.of(8, 8, 3);
        List<CountdownStep> steps =
                List.of(
                        CountdownStep.parse(" 8 - 3 = 5 left 5 8").orElseThrow(),
                        CountdownStep.parse(" 5 * 8 = 40 left 40").orElseThrow());

        assertThat(CountdownSolution.of(numbers, steps).expression()).isEqualTo("( 8 - 3 ) * 8");
    }

    @Test
    void refusesStepsThatDoNotBelongTogether() {
        CountdownStep step = CountdownStep.parse(" 8 - 3 = 5 left 5 8").orElseThrow();

        assertThatThrownBy(() -> CountdownSolution.of(List.of(8, 8, 3), List.of(step)))
                .isInstanceOf(ProblemFault.class)
                .hasMessage("These steps leave 2 numbers; a solution must leave one.");
        assertThatThrownBy(() -> CountdownSolution.of(List.of(8, 8, 4), List.of(step)))
                .isInstanceOf(ProblemFault.class)
                .hasMessageContaining("takes 3, which is not there");
    }
}
