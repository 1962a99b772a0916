package dev.koan.train.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    /** 15 of 50: centre 0.34230/1.07683, half width 0.13270/1.07683. */
    @Test
    void agreesWithHandNumbers() {
        WilsonInterval interval = WilsonInterval.of(15, 50);
        assertThat(interval.share()).isEqualTo(0.3);
        assertThat(interval.low()).isCloseTo(0.191036, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.437504, within(1e-6));
    }

    @Test
    void staysBetweenNoneAndAll() {
        assertThat(WilsonInterval.of(0, 10).low()).isZero();
        assertThat(WilsonInterval.of(0, 10).high()).isCloseTo(0.277533, within(1e-6));
        assertThat(WilsonInterval.of(10, 10).low()).isCloseTo(0.722467, within(1e-6));
        assertThat(WilsonInterval.of(10, 10).high()).isEqualTo(1);
    }

    @Test
    void knowsNothingWithoutTrials() {
        WilsonInterval interval = WilsonInterval.of(0, 0);
        assertThat(interval.share()).isNaN();
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void refusesMoreSuccessesThanTrials() {
        assertThatThrownBy(() -> WilsonInterval.of(3, 2))
                .hasMessage("There cannot be 3 successes in 2 trials.");
    }
}
