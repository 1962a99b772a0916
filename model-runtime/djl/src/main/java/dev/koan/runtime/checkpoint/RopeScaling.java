package dev.koan.runtime.checkpoint;

/** How rotary frequencies are stretched for contexts longer than those first trained on. */
public sealed interface RopeScaling {
    /** Not at all. */
    record None() implements RopeScaling {}

    /**
     * Every frequency divided by a factor (Chen et al. 2023, "position interpolation").
     *
     * @param factor at least 1
     */
    record Linear(double factor) implements RopeScaling {
        /** Checks the factor. */
        public Linear {
            requireFactor(factor);
        }
    }

    /**
     * Llama 3.1: wavelengths longer than {@code originalContext / lowFrequencyFactor} are divided
     * by the factor, those shorter than {@code originalContext / highFrequencyFactor} are kept, and
     * between the two it blends.
     *
     * @param factor at least 1
     * @param lowFrequencyFactor above 0
     * @param highFrequencyFactor above the low one
     * @param originalContext tokens of context before the stretch
     */
    record Llama3(
            double factor,
            double lowFrequencyFactor,
            double highFrequencyFactor,
            int originalContext)
            implements RopeScaling {
        /** Checks the ranges. */
        public Llama3 {
            requireFactor(factor);
            if (!(lowFrequencyFactor > 0
                    && highFrequencyFactor > lowFrequencyFactor
                    && highFrequencyFactor <= 1e6
                    && originalContext > 0)) {
                throw new IllegalArgumentException(
                        "llama3 rope scaling needs 0 < low_freq_factor < high_freq_factor and a positive original_max_position_embeddings, but has %s, %s and %d"
                                .formatted(
                                        lowFrequencyFactor, highFrequencyFactor, originalContext));
            }
        }
    }

    private static void requireFactor(double factor) {
        if (!(factor >= 1 && factor <= 1e6)) {
            throw new IllegalArgumentException(
                    "the factor of rope scaling is %s, but must be from 1 to 1000000"
                            .formatted(factor));
        }
    }
}
