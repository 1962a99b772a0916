package dev.koan.runtime.bench;

/** What is measured. */
public enum Quantity {
    /** Prompts read into a cache. */
    PROMPT("prompt", "tokens/s"),
    /** Tokens drawn after a prompt of one token; a batch reports the log-probability of each. */
    GENERATION("generation", "tokens/s"),
    /** The same with log-probability, entropy and alternatives of each token. */
    GENERATION_WATCHED("generation, alternatives shown", "tokens/s"),
    /** Forward, backward, clipping and AdamW. */
    TRAINING("training", "tokens/s"),
    /** From the question to its first token. */
    FIRST_TOKEN("first token", "ms");

    private final String title;
    private final String unit;

    Quantity(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** What the values are counted in. */
    public String unit() {
        return unit;
    }
}
