package dev.koan.runtime.model;

/**
 * Right-padded sequences to learn from, row by row in one array.
 *
 * @param rows B
 * @param columns T
 * @param ids {@code [B*T]}, what the model reads
 * @param targets {@code [B*T]}, what it should write after each id
 * @param weights {@code [B*T]}, what each target counts; 0 for prompts and padding
 */
public record TokenBatch(int rows, int columns, long[] ids, long[] targets, float[] weights) {
    /** Checks the lengths; the arrays are not copied, a batch is used once. */
    public TokenBatch {
        int size = rows * columns;
        if (size == 0 || ids.length != size || targets.length != size || weights.length != size) {
            throw new IllegalArgumentException(
                    "A batch of %d x %d needs %d ids, targets and weights; it has %d, %d and %d."
                            .formatted(
                                    rows,
                                    columns,
                                    size,
                                    ids.length,
                                    targets.length,
                                    weights.length));
        }
    }

    /** Sum of all weights. */
    public double totalWeight() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
