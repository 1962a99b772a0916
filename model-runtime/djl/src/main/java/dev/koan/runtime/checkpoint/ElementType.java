package dev.koan.runtime.checkpoint;

import java.util.Optional;

/**
 * The element types of the safetensors format, by their names in its header. Only {@link #F32},
 * {@link #F16} and {@link #BF16} hold weights that Koan reads; the others are known so that they
 * can be refused by name.
 */
public enum ElementType {
    /** IEEE 754 double precision. */
    F64(8),
    /** IEEE 754 single precision. */
    F32(4),
    /** IEEE 754 half precision: 5 bits of exponent, 10 of fraction. */
    F16(2),
    /** The upper half of a single: 8 bits of exponent, 7 of fraction. */
    BF16(2),
    /** Eight-bit float, 4 bits of exponent. */
    F8_E4M3(1),
    /** Eight-bit float, 5 bits of exponent. */
    F8_E5M2(1),
    /** Signed 64-bit integer. */
    I64(8),
    /** Signed 32-bit integer. */
    I32(4),
    /** Signed 16-bit integer. */
    I16(2),
    /** Signed 8-bit integer. */
    I8(1),
    /** Unsigned 64-bit integer. */
    U64(8),
    /** Unsigned 32-bit integer. */
    U32(4),
    /** Unsigned 16-bit integer. */
    U16(2),
    /** Unsigned 8-bit integer. */
    U8(1),
    /** One byte per truth value. */
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether elements of this type can be read as weights. */
    public boolean holdsWeights() {
        return switch (this) {
            case F32, F16, BF16 -> true;
            case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL -> false;
        };
    }

    /** The type of this name in a safetensors header, empty for a name the format does not have. */
    static Optional<ElementType> ofName(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
