package dev.koan.runtime.model;

import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.RopeScaling;

/**
 * Cosines and sines of rotary position embedding (Su et al. 2021), laid out for Hugging Face's
 * rotation of halves: row p holds cos(p * f_i) for i = 0..D/2-1, twice, and the sines once negated,
 * once plain: x turned is x * cos + (its halves swapped) * sin.
 *
 * @param cos {@code [positions * headDim]}
 * @param sin {@code [positions * headDim]}, those of the first half negated
 */
record RotaryTable(float[] cos, float[] sin) {

    /** Computes the table of a model for positions 0 to {@code positions - 1}. */
    static RotaryTable of(ModelConfig config, int positions) {
        int size = config.headDim();
        double[] frequencies = frequencies(config);
        float[] cos = new float[positions * size];
        float[] sin = new float[positions * size];
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < size; i++) {
                double angle = p * frequencies[i % (size / 2)];
                cos[p * size + i] = (float) Math.cos(angle);
                sin[p * size + i] = (float) Math.sin(i < size / 2 ? -angle : angle);
            }
        }
        return new RotaryTable(cos, sin);
    }

    private static double[] frequencies(ModelConfig config) {
        int half = config.headDim() / 2;
        double[] frequencies = new double[half];
        for (int i = 0; i < half; i++) {
            double plain = Math.pow(config.ropeTheta(), -(double) i / half);
            frequencies[i] =
                    switch (config.ropeScaling()) {
                        case RopeScaling.None() -> plain;
                        case RopeScaling.Linear(double factor) -> plain / factor;
                        case RopeScaling.Llama3 scaling -> llama3(plain, scaling);
                    };
        }
        return frequencies;
    }

    /** Llama 3.1's scaling: long waves are stretched, short ones kept, those between blended. */
    private static double llama3(double frequency, RopeScaling.Llama3 scaling) {
        double turns = scaling.originalContext() * frequency / (2 * Math.PI);
        if (turns > scaling.highFrequencyFactor()) {
            return frequency;
        }
        if (turns < scaling.lowFrequencyFactor()) {
            return frequency / scaling.factor();
        }
        double smooth =
                (turns - scaling.lowFrequencyFactor())
                        / (scaling.highFrequencyFactor() - scaling.lowFrequencyFactor());
        return (1 - smooth) * frequency / scaling.factor() + smooth * frequency;
    }
}
