package dev.koan.runtime.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.koan.runtime.model.Decoder;

/**
 * Keys and values of one stream, growing as it is needed. Model thread only; who opens it closes
 * it.
 */
final class KvCache implements AutoCloseable {
    private static final int FIRST_CAPACITY = 128;

    private final Decoder decoder;
    private final NDManager manager;
    private NDArray tensor;
    private int capacity;

    KvCache(Decoder decoder, int capacity) {
        this.decoder = decoder;
        manager = decoder.manager().newSubManager();
        this.capacity =
                Math.clamp(
                        capacity,
                        Math.min(FIRST_CAPACITY, decoder.contextLength()),
                        decoder.contextLength());
        tensor = decoder.newCache(manager, 1, this.capacity);
    }

    /** The cache, {@code [2L,1,S,K,D]}. */
    NDArray tensor() {
        return tensor;
    }

    /** Makes room for {@code length} tokens; what is stored stays. */
    void reserve(int length) {
        if (length <= capacity) {
            return;
        }
        int larger = Math.min(Math.max(length, 2 * capacity), decoder.contextLength());
        try (NDManager scope = manager.newSubManager()) {
            NDArray room = decoder.newCache(scope, 1, larger - capacity);
            NDArray grown = tensor.concat(room, 2);
            grown.attach(manager);
            tensor.close();
            tensor = grown;
            capacity = larger;
        }
    }

    /** A cache of its own that holds the first {@code length} tokens of this one. */
    KvCache copy(int length) {
        KvCache copy = new KvCache(decoder, length);
        if (length > 0) {
            try (NDManager scope = copy.manager.newSubManager()) {
                NDArray shared = tensor.get(":, :, :" + length);
                shared.attach(scope);
                int rest = copy.capacity - length;
                NDArray joined =
                        rest == 0
                                ? shared.duplicate()
                                : shared.concat(decoder.newCache(scope, 1, rest), 2);
                joined.attach(copy.manager);
                copy.tensor.close();
                copy.tensor = joined;
            }
        }
        return copy;
    }

    @Override
    public void close() {
        manager.close();
    }
}
