package dev.koan.generation;

import java.util.List;

/**
 * What the model thought of a token, under its own distribution (temperature 1, no filters).
 *
 * @param logProb natural log-probability of the token
 * @param entropy of the distribution, in nats
 * @param alternatives the likeliest tokens, likeliest first; the token itself may be among them
 */
public record TokenProbabilities(double logProb, double entropy, List<Alternative> alternatives) {
    /** Copies the alternatives. */
    public TokenProbabilities {
        alternatives = List.copyOf(alternatives);
    }
}
