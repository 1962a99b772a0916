package dev.koan.train.sft;

import dev.koan.generation.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * One sequence to learn.
 *
 * @param ids its tokens
 * @param weights what predicting each of them counts, of equal length; 0 for a prompt
 */
public record TrainingExample(int[] ids, float[] weights) {
    /** Checks the lengths. The arrays are not copied: examples are made in bulk and read only. */
    public TrainingExample {
        if (ids.length != weights.length || ids.length < 2) {
            throw new IllegalArgumentException(
                    "A training example needs as many weights as ids, and at least 2; it has %d and %d."
                            .formatted(weights.length, ids.length));
        }
    }

    /** Number of tokens. */
    public int length() {
        return ids.length;
    }

    /** Loss on the completion and its end alone. */
    public static TrainingExample completionOnly(
            Tokenizer tokenizer, String prompt, String completion, int endOfText) {
        return new Builder(tokenizer).add(prompt, 0).add(completion, 1).add(endOfText, 1).build();
    }

    /** Puts an example together from pieces of text. Pieces must begin where tokens begin. */
    public static final class Builder {
        private final Tokenizer tokenizer;
        private final List<Integer> ids = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();

        /** An empty example. */
        public Builder(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
        }

        /** Appends text whose tokens all count the same. */
        public Builder add(String text, float weight) {
            for (int id : tokenizer.encode(text)) {
                add(id, weight);
            }
            return this;
        }

        /** Appends one token. */
        public Builder add(int id, float weight) {
            ids.add(id);
            weights.add(weight);
            return this;
        }

        /** The example. */
        public TrainingExample build() {
            int[] allIds = new int[ids.size()];
            float[] allWeights = new float[ids.size()];
            for (int i = 0; i < allIds.length; i++) {
                allIds[i] = ids.get(i);
                allWeights[i] = weights.get(i);
            }
            return new TrainingExample(allIds, allWeights);
        }
    }
}
