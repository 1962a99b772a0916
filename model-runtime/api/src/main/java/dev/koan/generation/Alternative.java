package dev.koan.generation;

/**
 * A token that could have stood here.
 *
 * @param id its id
 * @param text its text
 * @param logProb its natural log-probability under the model's own distribution (temperature 1, no
 *     filters)
 */
public record Alternative(int id, String text, double logProb) {}
