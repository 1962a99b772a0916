package dev.koan.problem;

import java.util.Map;

/**
 * A question with a reference answer.
 *
 * @param id unique within its set
 * @param question what the model is asked, for example {@code Use 7 3 11 5 to make 24}
 * @param reference what a {@link Verifier} compares with: a target, an answer or an expression
 * @param attributes facts for filtering and grouping, for example {@code difficulty -> 4 numbers}
 */
public record Problem(
        String id, String question, String reference, Map<String, String> attributes) {
    /** Copies the attributes. */
    public Problem {
        attributes = Map.copyOf(attributes);
    }
}
