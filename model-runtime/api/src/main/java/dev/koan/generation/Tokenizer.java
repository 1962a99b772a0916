package dev.koan.generation;

import java.util.Optional;
import java.util.OptionalInt;

/** Text to token ids and back. Thread-safe. */
public interface Tokenizer {
    /** The ids of a text; nothing is added and nothing is cut off. */
    int[] encode(String text);

    /** The text of ids, special tokens included. */
    String decode(int... ids);

    /** The id of one whole token by its exact spelling, for example {@code <|reflect|>}. */
    OptionalInt id(String token);

    /** The spelling of one id in the vocabulary. */
    Optional<String> token(int id);

    /** One more than the largest id. */
    int vocabularySize();
}
