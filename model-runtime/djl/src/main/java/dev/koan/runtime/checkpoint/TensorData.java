package dev.koan.runtime.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * Values to be written: a slice of a float array with a shape. The array is not copied, so that
 * slices of one large array cost nothing; it must not change until it is written.
 *
 * @param shape dimensions, row-major; empty for a scalar
 * @param values the array that holds the slice
 * @param offset where the slice begins
 */
public record TensorData(List<Long> shape, float[] values, int offset) {
    /**
     * Checks that the slice lies in the array.
     *
     * @throws IllegalArgumentException when it does not, or a dimension is negative
     */
    public TensorData {
        shape = List.copyOf(shape);
        long count = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("Negative dimension in shape " + shape + ".");
            }
            count = Math.multiplyExact(count, dimension);
        }
        if (offset < 0 || count > values.length - (long) offset) {
            throw new IllegalArgumentException(
                    "Shape %s needs %d values from offset %d, the array has %d."
                            .formatted(shape, count, offset, values.length));
        }
    }

    /** All values of an array. */
    public static TensorData of(float[] values, long... shape) {
        TensorData data = new TensorData(Arrays.stream(shape).boxed().toList(), values, 0);
        if (data.count() != values.length) {
            throw new IllegalArgumentException(
                    "Shape %s does not hold %d values.".formatted(data.shape, values.length));
        }
        return data;
    }

    /** The number of values. */
    public int count() {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return Math.toIntExact(count);
    }
}
