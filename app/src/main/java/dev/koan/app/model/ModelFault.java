package dev.koan.app.model;

/** A model that is not there or cannot be opened. The message is one sentence for a person. */
public final class ModelFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with nothing beneath it. */
    public ModelFault(String sentence) {
        super(sentence);
    }

    /** A fault with its cause. */
    public ModelFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
