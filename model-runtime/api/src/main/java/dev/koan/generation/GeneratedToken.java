package dev.koan.generation;

import java.util.Optional;

/**
 * One token of a completion.
 *
 * @param id its id
 * @param text the text it adds; empty while a character is still incomplete
 * @param source who chose it
 * @param probabilities empty when they were turned off
 */
public record GeneratedToken(
        int id, String text, TokenSource source, Optional<TokenProbabilities> probabilities) {}
