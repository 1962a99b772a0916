package dev.koan.runtime.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the same work again and again with a watch in hand. */
final class Repetitions {
    private static final long WARM_UP_NANOS = 1_000_000_000;

    private final int count;

    Repetitions(int count) {
        this.count = count;
    }

    /** Tokens per second of work that handles {@code rows * tokens}. */
    Measurement rate(Quantity quantity, int rows, int tokens, Runnable work) {
        List<Double> values = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        int rounds = warmUp(work);
        double handled = rows * (double) tokens * rounds;
        for (int i = 0; i < count; i++) {
            Optional<Duration> spent = processorTime();
            values.add(handled / seconds(rounds, work));
            double busy = secondsBetween(spent, processorTime());
            if (busy > 0) {
                processor.add(handled / busy);
            }
        }
        return new Measurement(quantity, rows, tokens, values, processor);
    }

    /** Milliseconds that work takes. */
    Measurement time(Quantity quantity, int tokens, Runnable work) {
        List<Double> values = new ArrayList<>();
        int rounds = warmUp(work);
        for (int i = 0; i < count; i++) {
            values.add(1e3 * seconds(rounds, work) / rounds);
        }
        return new Measurement(quantity, 1, tokens, values, List.of());
    }

    /** Works for a second; returns how often to work so that a repetition takes a third of one. */
    private static int warmUp(Runnable work) {
        long start = System.nanoTime();
        long shortest = Long.MAX_VALUE;
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            shortest = Math.min(shortest, Math.round(1e9 * seconds(1, work)));
        }
        return (int) Math.max(1, WARM_UP_NANOS / 3 / Math.max(1, shortest));
    }

    private static double seconds(int rounds, Runnable work) {
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Optional<Duration> processorTime() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    private static double secondsBetween(Optional<Duration> before, Optional<Duration> after) {
        return before.flatMap(b -> after.map(a -> a.minus(b)))
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(0.0);
    }
}
