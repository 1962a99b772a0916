package dev.koan.app.task;

import dev.koan.generation.Policy;

/**
 * A model that is in memory.
 *
 * @param policy the model
 * @param device what it runs on, in words: {@code CPU, 1 thread}
 */
public record OpenModel(Policy policy, String device) {}
