package dev.koan.generation;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A language model that can be asked to write. Model thread only, but for {@link #name()} and
 * {@link #tokenizer()}.
 */
public interface Policy extends AutoCloseable {
    /** The name a person picks it by. */
    String name();

    /** The tokenizer the model was trained with. */
    Tokenizer tokenizer();

    /**
     * The ids that end a completion. A checkpoint that names its own overrides this; else {@code
     * <|endoftext|>} where the vocabulary has it.
     */
    default Set<Integer> endOfText() {
        OptionalInt id = tokenizer().id("<|endoftext|>");
        return id.isPresent() ? Set.of(id.getAsInt()) : Set.of();
    }

    /** How many tokens prompt and completion can have together. */
    int contextLength();

    /**
     * Starts a completion. The caller closes the stream.
     *
     * @param prompt ids, at least one
     * @throws IllegalArgumentException when the prompt is empty, too long or holds an unknown id
     */
    TokenStream generate(int[] prompt, SamplingOptions options);

    @Override
    void close();
}
