package dev.koan.runtime.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.koan.generation.SamplingOptions;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.RolloutRows;
import dev.koan.runtime.model.SamplingFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that share a cache. A place whose row has ended is filled again by {@link #enter}, or given
 * up once half of the places are empty.
 */
final class RolloutBatch implements AutoCloseable {
    /**
     * Tokens between two looks at who has ended; a row that ends early decodes into the void until
     * then.
     */
    private static final int CHUNK = 8;

    private final Decoder decoder;
    private final NDManager manager;
    private final SamplingOptions shared;
    private final List<Optional<RolloutRow>> places = new ArrayList<>();
    private NDArray cache;
    private int capacity;

    RolloutBatch(Decoder decoder, List<RolloutRow> rows) {
        this.decoder = decoder;
        manager = decoder.manager().newSubManager();
        shared = rows.getFirst().request().options();
        capacity = Math.min(128, decoder.contextLength());
        cache = decoder.newCache(manager, rows.size(), capacity);
        rows.forEach(row -> places.add(Optional.empty()));
        enter(rows);
    }

    boolean isEmpty() {
        return places.stream().allMatch(Optional::isEmpty);
    }

    int free() {
        return (int) places.stream().filter(Optional::isEmpty).count();
    }

    /** Puts rows into free places and their prompts, but for the last token, into the cache. */
    void enter(List<RolloutRow> rows) {
        if (rows.isEmpty()) {
            compact();
            return;
        }
        int longest = rows.stream().mapToInt(RolloutRow::length).max().orElseThrow();
        reserve(longest);
        List<Integer> taken = new ArrayList<>();
        for (int place = 0; place < places.size() && taken.size() < rows.size(); place++) {
            if (places.get(place).isEmpty()) {
                RolloutRow row = rows.get(taken.size());
                requireShared(row.request().options());
                places.set(place, Optional.of(row));
                taken.add(place);
            }
        }
        int width = longest - 1;
        if (width == 0) {
            return;
        }
        long[] ids = new long[rows.size() * width];
        long[] at = new long[rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            RolloutRow row = rows.get(r);
            at[r] = taken.get(r);
            for (int t = 0; t < row.length() - 1; t++) {
                ids[r * width + t] = row.id(t);
            }
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray prompts = scope.create(ids, new Shape(rows.size(), width));
            decoder.prefill(scope, scope.create(at), prompts, cache);
        }
    }

    private void requireShared(SamplingOptions options) {
        if (options.topK() != shared.topK()
                || options.topP() != shared.topP()
                || options.minP() != shared.minP()
                || options.repetitionPenalty() != shared.repetitionPenalty()) {
            throw new IllegalArgumentException(
                    "Requests that are decoded together must share top-k, top-p, min-p and repetition penalty.");
        }
    }

    /** Decodes one chunk; returns the rows that ended, whose places are free now. */
    List<RolloutRow> decode(Set<Integer> endOfText) {
        int longest = 0;
        for (Optional<RolloutRow> row : places) {
            longest = Math.max(longest, row.map(RolloutRow::length).orElse(1));
        }
        int count = Math.min(CHUNK, decoder.contextLength() - longest + 1);
        reserve(longest + count);
        try (NDManager scope = manager.newSubManager()) {
            NDList decoded = decoder.rollout(scope, state(scope, count), filter(), longest);
            long[] tokens = decoded.get(0).toLongArray();
            float[] logs = decoded.get(1).toFloatArray();
            List<RolloutRow> ended = new ArrayList<>();
            for (int place = 0; place < places.size(); place++) {
                Optional<RolloutRow> row = places.get(place);
                if (row.isPresent()
                        && row.get().accept(tokens, logs, place * count, count, endOfText)) {
                    ended.add(row.get());
                    places.set(place, Optional.empty());
                }
            }
            return ended;
        }
    }

    private SamplingFilter filter() {
        boolean sampled =
                places.stream()
                        .anyMatch(row ->
                                row.isPresent() && !row.get().request().options().isGreedy());
        return new SamplingFilter(
                sampled, shared.topK(), shared.topP(), shared.minP(), shared.repetitionPenalty());
    }

    private RolloutRows state(NDManager scope, int count) {
        int rows = places.size();
        long[] last = new long[rows];
        long[] positions = new long[rows];
        float[] noise = new float[rows * count];
        float[] temperature = new float[rows];
        for (int place = 0; place < rows; place++) {
            if (places.get(place).isPresent()) {
                RolloutRow row = places.get(place).get();
                SamplingOptions options = row.request().options();
                last[place] = row.id(row.length() - 1);
                positions[place] = row.length() - 1L;
                temperature[place] = (float) options.temperature();
                for (int t = 0; t < count; t++) {
                    noise[place * count + t] = SamplingNoise.at(options.seed(), row.length() + t);
                }
            }
        }
        return new RolloutRows(
                scope.create(last),
                scope.create(positions),
                cache,
                seen(scope),
                scope.create(noise, new Shape(rows, count)),
                scope.create(temperature));
    }

    private NDArray seen(NDManager scope) {
        if (shared.repetitionPenalty() == 1) {
            return scope.zeros(new Shape(1, 1), DataType.BOOLEAN);
        }
        int vocabulary = decoder.config().vocabSize();
        boolean[] seen = new boolean[places.size() * vocabulary];
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).isPresent()) {
                RolloutRow row = places.get(place).get();
                for (int t = 0; t < row.length(); t++) {
                    seen[place * vocabulary + row.id(t)] = true;
                }
            }
        }
        return scope.create(seen, new Shape(places.size(), vocabulary));
    }

    private void reserve(int length) {
        if (length <= capacity) {
            return;
        }
        int larger = Math.max(length, Math.min(2 * capacity, decoder.contextLength()));
        try (NDManager scope = manager.newSubManager()) {
            NDArray room = decoder.newCache(scope, places.size(), larger - capacity);
            NDArray grown = cache.concat(room, 2);
            grown.attach(manager);
            cache.close();
            cache = grown;
            capacity = larger;
        }
    }

    /** Gives free places up once they are half of all. */
    private void compact() {
        int free = free();
        if (free == places.size() || 2 * free < places.size()) {
            return;
        }
        List<Optional<RolloutRow>> kept = new ArrayList<>();
        long[] rows = new long[places.size() - free];
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).isPresent()) {
                rows[kept.size()] = place;
                kept.add(places.get(place));
            }
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray smaller = decoder.selectRows(manager, cache, scope.create(rows));
            cache.close();
            cache = smaller;
        }
        places.clear();
        places.addAll(kept);
    }

    @Override
    public void close() {
        manager.close();
    }
}
