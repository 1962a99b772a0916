package dev.koan.generation;

import java.util.Optional;

/**
 * A completion that is pulled token by token: who pulls owns pace, cancelling and steering. Model
 * thread only.
 */
public interface TokenStream extends AutoCloseable {
    /**
     * The next token, or empty when the completion has ended ({@link #finishReason()} then says
     * why). An interrupt of the calling thread ends it as {@link FinishReason#STOPPED}, within one
     * token; the thread stays interrupted. The end-of-text token is returned like any other.
     */
    Optional<GeneratedToken> next();

    /**
     * These ids come next, marked as {@link TokenSource#FORCED}; {@link #next()} then returns them
     * one by one, with probabilities where they are on. Has no effect on an ended completion.
     */
    void force(int... ids);

    /**
     * A new stream that shares the prompt and the first {@code tokenCount} tokens of this one,
     * without computing them again. Its {@link #next()} returns what comes after them; its limit of
     * tokens counts only those. The caller closes it.
     *
     * @throws IllegalArgumentException when fewer tokens were generated
     */
    TokenStream fork(int tokenCount, SamplingOptions options);

    /** Why the completion ended; empty while it goes on. */
    Optional<FinishReason> finishReason();

    /**
     * Gives the memory back; a completion that still went on ends as {@link FinishReason#STOPPED}.
     */
    @Override
    void close();
}
