package dev.koan.coat;

import java.util.Optional;

/** The three meta-actions of Chain-of-Action-Thought (Satori, arXiv 2502.02508, section 3). */
public enum MetaAction {
    /** Build on the trajectory so far. */
    CONTINUE("<|continue|>"),
    /** Pause and verify earlier steps. */
    REFLECT("<|reflect|>"),
    /** Leave a flawed path and start an alternative. */
    EXPLORE("<|explore|>");

    private final String token;

    MetaAction(String token) {
        this.token = token;
    }

    /** The token's spelling in the vocabulary. */
    public String token() {
        return token;
    }

    /** The word a person reads: {@code continue}, {@code reflect} or {@code explore}. */
    public String word() {
        return token.substring(2, token.length() - 2);
    }

    /** The action of a token's spelling; empty for any other token. */
    public static Optional<MetaAction> ofToken(String token) {
        for (MetaAction action : values()) {
            if (action.token.equals(token)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
