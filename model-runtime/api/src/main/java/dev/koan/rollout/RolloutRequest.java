package dev.koan.rollout;

import dev.koan.generation.SamplingOptions;

/**
 * One completion that is wanted.
 *
 * @param id given back with the completion
 * @param prompt ids, at least one
 * @param options how to sample; requests of one batch may differ in temperature, seed and limit
 *     only
 */
public record RolloutRequest(String id, int[] prompt, SamplingOptions options) {
    /** Copies the prompt. */
    public RolloutRequest {
        prompt = prompt.clone();
    }

    @Override
    public int[] prompt() {
        return prompt.clone();
    }
}
