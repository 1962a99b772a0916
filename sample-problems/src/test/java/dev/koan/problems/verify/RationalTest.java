package dev.koan.problems.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    @Test
    void countsExactly() {
        Rational third = Rational.of(1).dividedBy(Rational.of(3)).orElseThrow();

        assertThat(third.plus(third).plus(third)).isEqualTo(Rational.of(1));
        assertThat(Rational.of(8).dividedBy(Rational.of(3).minus(third.times(Rational.of(8)))))
                .contains(Rational.of(24));
        assertThat(third).hasToString("1/3").isLessThan(Rational.of(1));
    }

    @Test
    void keepsTheSignInTheNumerator() {
        Rational value = new Rational(BigInteger.valueOf(6), BigInteger.valueOf(-4));

        assertThat(value).hasToString("-3/2");
    }

    @Test
    void hasNoQuotientByZero() {
        assertThat(Rational.of(1).dividedBy(Rational.of(0))).isEmpty();
    }

    @Test
    void doesNotOverflow() {
        Rational large = Rational.of(Long.MAX_VALUE);

        assertThat(large.times(large).dividedBy(large)).contains(large);
        assertThat(large.plus(large).minus(large)).isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27 | 27",
                "-3 | -3",
                "1,234 | 1234",
                "0.25 | 1/4",
                "-1.50 | -3/2",
                "16/6 | 8/3",
                "\\frac{16}{6} | 8/3",
                "-\\frac{1}{2} | -1/2"
            })
    void readsNumbers(String text, String value) {
        assertThat(Rational.parse(text).map(Rational::toString)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1/0", "1e5", "--1", "1.", ".5", "1,23", "٣", "1 2"})
    void readsNothingElse(String text) {
        assertThat(Rational.parse(text)).isEmpty();
    }

    @Test
    void refusesAMillionDigits() {
        assertThat(Rational.parse("9".repeat(1_000_000))).isEmpty();
    }
}
