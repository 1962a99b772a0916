package dev.koan.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.RopeScaling;
import org.junit.jupiter.api.Test;

/**
 * Angles by hand. With head size 8 and theta 10000 the plain frequencies are 1, 0.1, 0.01 and 0.001
 * radians per position.
 */
class RotaryTableTest {
    private static double[] angles(RopeScaling scaling) {
        RotaryTable table =
                RotaryTable.of(TinyModel.of(2, AttentionBias.NONE, scaling, 64).config(), 2);
        double[] angles = new double[8];
        for (int i = 0; i < 8; i++) {
            assertThat(table.cos()[i]).isOne();
            assertThat(table.sin()[i]).isZero();
            float sine = i < 4 ? -table.sin()[8 + i] : table.sin()[8 + i];
            angles[i] = Math.atan2(sine, table.cos()[8 + i]);
        }
        return angles;
    }

    @Test
    void plainFrequenciesStandTwice() {
        assertThat(angles(new RopeScaling.None()))
                .containsExactly(
                        new double[] {1, 0.1, 0.01, 0.001, 1, 0.1, 0.01, 0.001}, within(1e-7));
    }

    @Test
    void linearScalingDividesEveryFrequency() {
        assertThat(angles(new RopeScaling.Linear(4)))
                .containsExactly(
                        new double[] {0.25, 0.025, 0.0025, 0.00025, 0.25, 0.025, 0.0025, 0.00025},
                        within(1e-7));
    }

    /**
     * Over 200 positions the frequencies turn 31.831, 3.1831, 0.31831 and 0.031831 times. Low 1 and
     * high 4 keep the first, divide the last two by 8, and blend the second: smooth = 2.1831 / 3 =
     * 0.727699, so (1 - 0.727699) * 0.0125 + 0.727699 * 0.1 = 0.0761737.
     */
    @Test
    void llama3ScalingKeepsShortWavesStretchesLongOnesAndBlendsBetween() {
        double[] half = {1, 0.0761737, 0.00125, 0.000125};
        double[] expected = new double[8];
        for (int i = 0; i < 8; i++) {
            expected[i] = half[i % 4];
        }
        assertThat(angles(new RopeScaling.Llama3(8, 1, 4, 200)))
                .containsExactly(expected, within(1e-7));
    }
}
