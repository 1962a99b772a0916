package dev.koan.train.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a run repeatable.
 *
 * @param config every setting by name; texts, numbers, truth values, lists and maps of these
 * @param seed all randomness comes from it
 * @param codeVersion of the program that trains
 * @param parent empty for a run that starts from random weights
 */
public record RunDescription(
        Map<String, Object> config,
        long seed,
        String codeVersion,
        Optional<ParentCheckpoint> parent) {
    /** Copies the configuration and keeps its order. */
    public RunDescription {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
