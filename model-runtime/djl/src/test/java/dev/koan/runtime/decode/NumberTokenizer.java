package dev.koan.runtime.decode;

import dev.koan.generation.Tokenizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Spells each id as its number and a space; for models that have no text. */
record NumberTokenizer(int vocabularySize) implements Tokenizer {
    @Override
    public int[] encode(String text) {
        return text.isBlank()
                ? new int[0]
                : Arrays.stream(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String decode(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> id + " ").collect(Collectors.joining());
    }

    @Override
    public OptionalInt id(String token) {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> token(int id) {
        return Optional.of(id + " ");
    }
}
