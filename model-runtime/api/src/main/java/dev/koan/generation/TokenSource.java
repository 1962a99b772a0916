package dev.koan.generation;

/** Who chose a token. */
public enum TokenSource {
    /** The model drew it. */
    SAMPLED,
    /** A person or a procedure put it there. */
    FORCED
}
