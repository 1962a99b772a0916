package dev.koan.runtime.checkpoint;

import java.util.List;

/**
 * What a safetensors header says of one tensor, after it was checked.
 *
 * @param name its name, for example {@code model.norm.weight}
 * @param type the type of its elements
 * @param shape its dimensions, row-major; empty for a scalar
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where its bytes end, exclusive
 */
public record TensorInfo(String name, ElementType type, List<Long> shape, long begin, long end) {
    /** Copies the shape. */
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** The number of elements. */
    public long elements() {
        return (end - begin) / type.bytes();
    }
}
