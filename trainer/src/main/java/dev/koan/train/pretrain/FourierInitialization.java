package dev.koan.train.pretrain;

import dev.koan.generation.Tokenizer;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.ParameterLayout;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * First weights. Matrices are normal with the usual fan-in scale, those that write to the residual
 * stream smaller by the root of twice the depth (Radford et al. 2019). The rows of numbers, in the
 * embedding and in the head, start as waves of the number (periods 2 to 200) and of its logarithm,
 * so that neighbours, residues and magnitudes are there to be read from the first step; trained
 * transformers arrive at such features (Nanda et al. 2023, "Progress measures for grokking via
 * mechanistic interpretability").
 */
public final class FourierInitialization {
    private static final double[] PERIODS = {
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 20, 25, 32, 40, 50, 66, 80, 100, 133, 160, 200
    };
    private static final int LOGARITHMIC_WAVES = 6;
    private static final double EMBEDDING_SCALE = 0.5;
    private static final double HEAD_SCALE = 0.15;

    private final Decoder decoder;
    private final RandomGenerator random;

    /**
     * Prepares to fill a decoder.
     *
     * @param random the run's own generator
     */
    public FourierInitialization(Decoder decoder, RandomGenerator random) {
        this.decoder = decoder;
        this.random = random;
    }

    /** Sets every parameter. */
    public void fill(Tokenizer tokenizer) {
        int hidden = decoder.config().hiddenSize();
        double residual = 1 / Math.sqrt(2.0 * decoder.config().layers());
        for (ParameterLayout.Group group : decoder.layout().groups()) {
            long fanIn = group.shape().getLast();
            float[] values =
                    switch (group.name()) {
                        case "embedding" -> normal(group, 0.3 * EMBEDDING_SCALE);
                        case "head" -> normal(group, 0.3 * HEAD_SCALE);
                        case "o", "down" -> normal(group, residual / Math.sqrt(fanIn));
                        case "qkv", "gate_up" -> normal(group, 1 / Math.sqrt(fanIn));
                        case "qkv_bias", "o_bias" -> new float[(int) group.size()];
                        default -> ones(group);
                    };
            switch (group.name()) {
                case "embedding" -> writeNumbers(values, hidden, EMBEDDING_SCALE, tokenizer);
                case "head" -> writeNumbers(values, hidden, HEAD_SCALE, tokenizer);
                default -> {}
            }
            decoder.write(group.offset(), values);
        }
    }

    private float[] normal(ParameterLayout.Group group, double deviation) {
        float[] values = new float[(int) group.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    private static float[] ones(ParameterLayout.Group group) {
        float[] values = new float[(int) group.size()];
        java.util.Arrays.fill(values, 1);
        return values;
    }

    private static void writeNumbers(
            float[] values, int hidden, double scale, Tokenizer tokenizer) {
        for (int number = 0; number <= CountdownVocabulary.LARGEST_NUMBER; number++) {
            OptionalInt id = tokenizer.id(CountdownVocabulary.number(number));
            int row = id.orElseThrow() * hidden;
            int column = 0;
            for (double period : PERIODS) {
                column =
                        writeWave(
                                values, row, column, hidden, 2 * Math.PI * number / period, scale);
            }
            double magnitude = Math.log1p(number) / Math.log1p(CountdownVocabulary.LARGEST_NUMBER);
            for (int wave = 1; wave <= LOGARITHMIC_WAVES; wave++) {
                column = writeWave(values, row, column, hidden, Math.PI * wave * magnitude, scale);
            }
        }
    }

    private static int writeWave(
            float[] values, int row, int column, int hidden, double angle, double scale) {
        if (column + 2 > hidden) {
            return column;
        }
        values[row + column] = (float) (scale * Math.cos(angle));
        values[row + column + 1] = (float) (scale * Math.sin(angle));
        return column + 2;
    }
}
