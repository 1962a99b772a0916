package dev.koan.train.sft;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Makes the examples of the next step while this one is learned. One thread asks, in the order of
 * steps.
 */
public final class PrefetchedExamples implements ExampleSource {
    private final ExampleSource source;
    private final Executor executor;
    private long promisedStep = -1;
    private CompletableFuture<List<List<TrainingExample>>> promised =
            CompletableFuture.completedFuture(List.of());

    /** Examples of a source, made on an executor. */
    public PrefetchedExamples(ExampleSource source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    @Override
    public List<List<TrainingExample>> microBatches(long step) {
        List<List<TrainingExample>> examples =
                step == promisedStep ? promised.join() : source.microBatches(step);
        promisedStep = step + 1;
        promised = CompletableFuture.supplyAsync(() -> source.microBatches(step + 1), executor);
        return examples;
    }
}
