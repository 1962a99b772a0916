package dev.koan.runtime.checkpoint;

/** Which projections of the attention have a bias. */
public enum AttentionBias {
    /** None. */
    NONE,
    /** Query, key and value, as in Qwen2. */
    QUERY_KEY_VALUE,
    /** Query, key, value and output, as in Llama with {@code attention_bias}. */
    ALL;

    /** Whether query, key and value have one. */
    public boolean onInputs() {
        return this != NONE;
    }

    /** Whether the output projection has one. */
    public boolean onOutput() {
        return this == ALL;
    }
}
