package dev.koan.train.sft;

import dev.koan.runtime.model.TokenBatch;
import java.util.List;

/** Turns examples into a right-padded batch. */
public final class ExampleBatch {
    private ExampleBatch() {}

    /**
     * Shifts every example by one: the model reads {@code ids[t]} and should write {@code ids[t +
     * 1]}.
     *
     * @param scale what each weight is multiplied with
     */
    public static TokenBatch of(List<TrainingExample> examples, double scale) {
        int rows = examples.size();
        int columns = examples.stream().mapToInt(TrainingExample::length).max().orElseThrow() - 1;
        long[] ids = new long[rows * columns];
        long[] targets = new long[rows * columns];
        float[] weights = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            TrainingExample example = examples.get(row);
            for (int t = 0; t < example.length() - 1; t++) {
                ids[row * columns + t] = example.ids()[t];
                targets[row * columns + t] = example.ids()[t + 1];
                weights[row * columns + t] = (float) (example.weights()[t + 1] * scale);
            }
        }
        return new TokenBatch(rows, columns, ids, targets, weights);
    }

    /** Sum of the weights that {@link #of} would use at scale 1. */
    public static double weight(List<TrainingExample> examples) {
        double sum = 0;
        for (TrainingExample example : examples) {
            for (int t = 1; t < example.length(); t++) {
                sum += example.weights()[t];
            }
        }
        return sum;
    }
}
