package dev.koan.train.sft;

import java.util.Map;

/** Looks at the model while it learns. */
@FunctionalInterface
public interface Evaluation {
    /**
     * Metrics by name, for example {@code eval/accuracy}.
     *
     * @param step updates made so far
     */
    Map<String, Double> evaluate(long step);
}
