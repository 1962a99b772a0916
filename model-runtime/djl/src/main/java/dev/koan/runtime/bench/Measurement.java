package dev.koan.runtime.bench;

import java.util.List;

/**
 * One quantity, measured several times.
 *
 * @param quantity what
 * @param rows how many sequences at a time
 * @param tokens tokens of each sequence
 * @param values one for each repetition, by the clock on the wall, in the quantity's unit
 * @param processor the same by processor time of the whole process, which a busy machine changes
 *     less; empty where the system does not tell
 */
public record Measurement(
        Quantity quantity, int rows, int tokens, List<Double> values, List<Double> processor) {
    /** Copies the values. */
    public Measurement {
        values = List.copyOf(values);
        processor = List.copyOf(processor);
    }

    /** Mean of the values. */
    public double mean() {
        return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    /** Standard deviation of the values, with n - 1; 0 for a single one. */
    public double deviation() {
        double mean = mean();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / Math.max(1, values.size() - 1));
    }
}
