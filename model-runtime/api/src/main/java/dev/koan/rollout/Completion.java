package dev.koan.rollout;

import dev.koan.generation.FinishReason;

/**
 * A finished completion.
 *
 * @param request what was asked for
 * @param tokens the generated ids, the end-of-text token included where there is one
 * @param logProbs natural log-probability of each token under the distribution at temperature 1,
 *     unfiltered
 * @param finishReason why it ended
 */
public record Completion(
        RolloutRequest request, int[] tokens, float[] logProbs, FinishReason finishReason) {
    /** Copies the arrays. */
    public Completion {
        tokens = tokens.clone();
        logProbs = logProbs.clone();
    }

    @Override
    public int[] tokens() {
        return tokens.clone();
    }

    @Override
    public float[] logProbs() {
        return logProbs.clone();
    }
}
