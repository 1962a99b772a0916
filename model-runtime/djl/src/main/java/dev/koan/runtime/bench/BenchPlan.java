package dev.koan.runtime.bench;

/**
 * How much is measured.
 *
 * @param repetitions of each measurement, after one that does not count
 * @param promptTokens tokens of each prompt that is read
 * @param generatedTokens tokens of each completion
 * @param trainingRows sequences of a training step
 * @param trainingTokens tokens of each of them
 */
public record BenchPlan(
        int repetitions,
        int promptTokens,
        int generatedTokens,
        int trainingRows,
        int trainingTokens) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a number is below 1
     */
    public BenchPlan {
        int least =
                Math.min(
                        Math.min(repetitions, promptTokens),
                        Math.min(generatedTokens, Math.min(trainingRows, trainingTokens)));
        if (least < 1) {
            throw new IllegalArgumentException(
                    "Every number of a benchmark must be at least 1, not %d.".formatted(least));
        }
    }

    /** 128 tokens of prompt and of completion, training steps of 64 x 128. */
    public static BenchPlan usual(int repetitions) {
        return new BenchPlan(repetitions, 128, 128, 64, 128);
    }

    /** The same, cut to a model that holds fewer tokens. */
    BenchPlan within(int contextLength) {
        int most = Math.max(1, contextLength - 1);
        return new BenchPlan(
                repetitions,
                Math.min(promptTokens, most),
                Math.min(generatedTokens, most),
                trainingRows,
                Math.min(trainingTokens, most));
    }
}
