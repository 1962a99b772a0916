package dev.koan.generation;

/** Why a generation ended. */
public enum FinishReason {
    /** The model wrote an end-of-text token. */
    END_OF_TEXT,
    /** The limit of tokens or the context length was reached. */
    LENGTH,
    /** Somebody stopped it. */
    STOPPED
}
