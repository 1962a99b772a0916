package dev.koan.run;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured at one step of a run.
 *
 * @param step counted from the beginning of the run, 0 or more
 * @param time when it was measured
 * @param values by name, for example {@code charts/accuracy}; not-a-number is allowed, since it is
 *     a finding
 */
public record MetricPoint(long step, Instant time, Map<String, Double> values) {
    /** Copies the values, in the order of their names. */
    public MetricPoint {
        if (step < 0) {
            throw new IllegalArgumentException(
                    "A metric belongs to step 0 or a later one, not to step %d.".formatted(step));
        }
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
