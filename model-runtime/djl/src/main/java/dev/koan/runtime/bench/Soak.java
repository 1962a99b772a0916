package dev.koan.runtime.bench;

import dev.koan.generation.SamplingOptions;
import dev.koan.generation.TokenStream;
import dev.koan.runtime.DjlPolicy;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.TokenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Thousands of generations and training steps in one process, to see that memory stays flat. Model
 * thread only; Linux only, since only there memory is told.
 */
public final class Soak {
    private static final int POINTS = 20;
    private static final int TOKENS = 48;
    private static final int ROWS = 16;

    private final DjlPolicy policy;
    private final Consumer<MemoryCurve.Point> watcher;

    /**
     * A run on one policy, which stays open and unchanged.
     *
     * @param watcher is told each point
     */
    public Soak(DjlPolicy policy, Consumer<MemoryCurve.Point> watcher) {
        this.policy = policy;
        this.watcher = watcher;
    }

    /** Streams with alternatives, a forced token and a fork, of different lengths. */
    public MemoryCurve generations(int count) {
        return run("generations", count, this::generate);
    }

    private void generate(int number) {
        int tokens = Math.min(1 + number % TOKENS, policy.contextLength() - 2);
        SamplingOptions options =
                SamplingOptions.sampling(1, number, tokens).withAlternatives(number % 6);
        int id = number % policy.decoder().config().vocabSize();
        try (TokenStream stream = policy.generate(new int[] {id, id}, options)) {
            stream.force(id);
            drain(stream);
            try (TokenStream fork = stream.fork(1, options.withMaxTokens(2))) {
                drain(fork);
            }
        }
    }

    private static void drain(TokenStream stream) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = stream.next().isPresent();
        }
    }

    /** Training steps at a learning rate of 0, on batches of different lengths. */
    public MemoryCurve trainingSteps(int count) {
        PolicyBench bench = new PolicyBench(policy, BenchPlan.usual(1));
        List<TokenBatch> batches = new ArrayList<>();
        for (int tokens = 16; tokens <= 64; tokens += 16) {
            batches.add(bench.batch(ROWS, Math.min(tokens, policy.contextLength())));
        }
        try (Learner learner = new Learner(policy.decoder())) {
            return run(
                    "training steps",
                    count,
                    step -> PolicyBench.learn(learner, batches.get(step % batches.size())));
        }
    }

    private MemoryCurve run(String name, int count, IntConsumer work) {
        List<MemoryCurve.Point> points = new ArrayList<>();
        int every = Math.max(1, count / POINTS);
        for (int done = 1; done <= count; done++) {
            work.accept(done);
            if (done % every == 0 || done == count) {
                MemoryCurve.Point point =
                        new MemoryCurve.Point(
                                done,
                                ResidentMemory.now()
                                        .orElseThrow(() ->
                                                new UnsupportedOperationException(
                                                        "This system does not tell how much memory a process has; run the soak on Linux.")));
                points.add(point);
                watcher.accept(point);
            }
        }
        return new MemoryCurve(name, points);
    }
}
