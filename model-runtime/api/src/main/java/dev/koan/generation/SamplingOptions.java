package dev.koan.generation;

import java.util.OptionalInt;

/**
 * How the next token is drawn. Filters apply in the order of Hugging Face's logits processors:
 * repetition penalty, temperature, top-k, top-p, min-p.
 *
 * @param temperature 0 for greedy, else a positive divisor of the logits
 * @param topK how many of the likeliest tokens stay; 0 keeps all
 * @param topP smallest probability mass of the likeliest tokens that stay, in (0, 1]; 1 keeps all
 * @param minP tokens below this share of the likeliest token's probability go, in [0, 1); 0 keeps
 *     all
 * @param repetitionPenalty divisor (or factor, for negative logits) of tokens seen before; 1
 *     changes nothing
 * @param seed the same seed gives the same tokens
 * @param maxTokens how many tokens are generated at most, at least 1
 * @param alternatives how many likeliest alternatives are reported with each token; empty turns all
 *     probabilities off, which then cost nothing; 0 reports log-probability and entropy alone
 */
public record SamplingOptions(
        double temperature,
        int topK,
        double topP,
        double minP,
        double repetitionPenalty,
        long seed,
        int maxTokens,
        OptionalInt alternatives) {

    /** Rejects values outside their range with a sentence. */
    public SamplingOptions {
        require(temperature >= 0 && temperature <= 100, "temperature", "0 to 100", temperature);
        require(topK >= 0, "top-k", "0 or more", topK);
        require(topP > 0 && topP <= 1, "top-p", "above 0, at most 1", topP);
        require(minP >= 0 && minP < 1, "min-p", "0 or more, below 1", minP);
        require(
                repetitionPenalty > 0 && repetitionPenalty <= 100,
                "repetition penalty",
                "above 0, at most 100",
                repetitionPenalty);
        require(maxTokens >= 1, "max tokens", "1 or more", maxTokens);
        if (alternatives.isPresent()) {
            int k = alternatives.getAsInt();
            require(k >= 0 && k <= 1000, "alternatives", "0 to 1000", k);
        }
    }

    private static void require(boolean holds, String name, String range, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The sampling option '%s' must be %s, not %s.".formatted(name, range, value));
        }
    }

    /** Greedy decoding of at most {@code maxTokens} tokens, probabilities off. */
    public static SamplingOptions greedy(int maxTokens) {
        return new SamplingOptions(0, 0, 1, 0, 1, 0, maxTokens, OptionalInt.empty());
    }

    /** Plain sampling at a temperature, probabilities off. */
    public static SamplingOptions sampling(double temperature, long seed, int maxTokens) {
        return new SamplingOptions(temperature, 0, 1, 0, 1, seed, maxTokens, OptionalInt.empty());
    }

    /** Whether the likeliest token is always taken. */
    public boolean isGreedy() {
        return temperature == 0;
    }

    /** The same with another seed. */
    public SamplingOptions withSeed(long newSeed) {
        return new SamplingOptions(
                temperature, topK, topP, minP, repetitionPenalty, newSeed, maxTokens, alternatives);
    }

    /** The same with another limit of tokens. */
    public SamplingOptions withMaxTokens(int newMaxTokens) {
        return new SamplingOptions(
                temperature, topK, topP, minP, repetitionPenalty, seed, newMaxTokens, alternatives);
    }

    /** The same, reporting {@code count} alternatives with each token. */
    public SamplingOptions withAlternatives(int count) {
        return new SamplingOptions(
                temperature,
                topK,
                topP,
                minP,
                repetitionPenalty,
                seed,
                maxTokens,
                OptionalInt.of(count));
    }
}
