package dev.koan.train.sft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Goes through a fixed set of examples, epoch after epoch, each in another order. Batches hold
 * examples of similar length, so that little is padding.
 */
public final class ShuffledExamples implements ExampleSource {
    /** Batches whose examples are sorted by length together. */
    private static final int WINDOW = 16;

    private final List<TrainingExample> examples;
    private final int batch;
    private final int microBatches;
    private final long seed;
    private long orderedEpoch = -1;
    private List<List<TrainingExample>> ordered = List.of();

    /**
     * An endless source.
     *
     * @param batch examples of one update
     * @param microBatches into how many pieces a batch is cut; their gradients are added up
     */
    public ShuffledExamples(
            List<TrainingExample> examples, int batch, int microBatches, long seed) {
        this.examples = List.copyOf(examples);
        this.batch = Math.min(batch, examples.size());
        this.microBatches = microBatches;
        this.seed = seed;
    }

    /** Updates that one pass takes; examples that fill no batch are left out of that pass. */
    public long stepsPerEpoch() {
        return examples.size() / batch;
    }

    @Override
    public List<List<TrainingExample>> microBatches(long step) {
        long epoch = (step - 1) / stepsPerEpoch();
        if (epoch != orderedEpoch) {
            ordered = order(new Random(seed * 31 + epoch));
            orderedEpoch = epoch;
        }
        List<TrainingExample> all = ordered.get((int) ((step - 1) % stepsPerEpoch()));
        int size = (all.size() + microBatches - 1) / microBatches;
        List<List<TrainingExample>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pieces;
    }

    private List<List<TrainingExample>> order(Random random) {
        List<TrainingExample> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, random);
        List<List<TrainingExample>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += WINDOW * batch) {
            List<TrainingExample> window =
                    new ArrayList<>(
                            shuffled.subList(
                                    from, Math.min(shuffled.size(), from + WINDOW * batch)));
            window.sort(Comparator.comparingInt(TrainingExample::length));
            for (int i = 0; i + batch <= window.size(); i += batch) {
                batches.add(List.copyOf(window.subList(i, i + batch)));
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }
}
