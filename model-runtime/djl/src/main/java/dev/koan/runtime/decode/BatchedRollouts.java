package dev.koan.runtime.decode;

import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.model.Decoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Continuous batching: every row of one shared cache decodes its own request; between chunks of a
 * few tokens finished rows leave and waiting requests take their places. Model thread only.
 */
public final class BatchedRollouts implements RolloutEngine {
    private final Decoder decoder;
    private final Set<Integer> endOfText;
    private final int rows;

    /**
     * A loop of so many rows.
     *
     * @param endOfText ids that end a completion
     * @param rows how many requests are decoded at a time, at least 1
     * @throws IllegalArgumentException when there are no rows
     */
    public BatchedRollouts(Decoder decoder, Set<Integer> endOfText, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A batch needs at least 1 row, not " + rows + ".");
        }
        this.decoder = decoder;
        this.endOfText = Set.copyOf(endOfText);
        this.rows = rows;
    }

    @Override
    public void generate(Iterator<RolloutRequest> requests, Consumer<Completion> finished) {
        List<RolloutRow> entering = admit(requests, rows);
        if (entering.isEmpty()) {
            return;
        }
        try (RolloutBatch batch = new RolloutBatch(decoder, entering)) {
            while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
                for (RolloutRow row : batch.decode(endOfText)) {
                    finished.accept(row.complete());
                }
                batch.enter(admit(requests, batch.free()));
            }
        }
    }

    private List<RolloutRow> admit(Iterator<RolloutRequest> requests, int count) {
        List<RolloutRow> admitted = new ArrayList<>();
        while (admitted.size() < count && requests.hasNext()) {
            admitted.add(new RolloutRow(requests.next(), decoder));
        }
        return admitted;
    }
}
