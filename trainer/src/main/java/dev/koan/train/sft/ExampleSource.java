package dev.koan.train.sft;

import java.util.List;

/**
 * What is learned in each step. The same step gives the same examples, so that a resumed run
 * repeats none.
 */
@FunctionalInterface
public interface ExampleSource {
    /**
     * The micro-batches of one update; their gradients are added up.
     *
     * @param step from 1
     */
    List<List<TrainingExample>> microBatches(long step);
}
