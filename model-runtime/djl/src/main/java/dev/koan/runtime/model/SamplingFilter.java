package dev.koan.runtime.model;

import dev.koan.generation.SamplingOptions;

/**
 * The settings that all rows of one call share.
 *
 * @param sampled whether any row has a temperature above 0
 * @param topK 0 keeps all
 * @param topP 1 keeps all
 * @param minP 0 keeps all
 * @param repetitionPenalty 1 changes nothing
 */
public record SamplingFilter(
        boolean sampled, int topK, double topP, double minP, double repetitionPenalty) {
    /** The filter of one request. */
    public static SamplingFilter of(SamplingOptions options) {
        return new SamplingFilter(
                !options.isGreedy(),
                options.topK(),
                options.topP(),
                options.minP(),
                options.repetitionPenalty());
    }
}
