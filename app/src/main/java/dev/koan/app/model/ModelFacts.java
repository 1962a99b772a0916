package dev.koan.app.model;

/**
 * What a checkpoint says of itself.
 *
 * @param family {@code llama} or {@code qwen2}
 * @param parameters how many numbers it has learned
 * @param bytes of its weight files
 * @param vocabulary how many tokens it knows
 * @param contextLength how many tokens prompt and completion can have together
 */
public record ModelFacts(
        String family, long parameters, long bytes, int vocabulary, int contextLength) {}
