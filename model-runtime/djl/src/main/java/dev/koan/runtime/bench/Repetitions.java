package dev.koan.runtime.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the same work again and again with a watch in hand. */
final class Repetitions {
    private final int count;

    Repetitions(int count) {
        this.count = count;
    }

    /** Tokens per second of work that handles {@code rows * tokens}, once more than counted. */
    Measurement rate(Quantity quantity, int rows, int tokens, Runnable work) {
        List<Double> values = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        work.run();
        for (int i = 0; i < count; i++) {
            Optional<Duration> spent = processorTime();
            long start = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            values.add(rows * (double) tokens / seconds);
            double busy = secondsBetween(spent, processorTime());
            if (busy > 0) {
                processor.add(rows * (double) tokens / busy);
            }
        }
        return new Measurement(quantity, rows, tokens, values, processor);
    }

    /** Milliseconds that work takes. */
    Measurement time(Quantity quantity, int tokens, Runnable work) {
        List<Double> values = new ArrayList<>();
        work.run();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.run();
            values.add((System.nanoTime() - start) / 1e6);
        }
        return new Measurement(quantity, 1, tokens, values, List.of());
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
