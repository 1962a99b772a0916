package dev.koan.runtime.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.koan.generation.Tokenizer;
import dev.koan.runtime.checkpoint.CheckpointException;
import dev.koan.runtime.checkpoint.JsonFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tokenizer of a {@code tokenizer.json}, run by Hugging Face's own library. Texts are never
 * cut, padded or given special tokens. Thread-safe; must not be used after {@link #close()}.
 */
public final class JsonTokenizer implements Tokenizer, AutoCloseable {
    /** The name of the file in a checkpoint folder. */
    public static final String FILE_NAME = "tokenizer.json";

    // Left to itself the library cuts texts after 512 tokens.
    private static final Map<String, String> AS_IT_IS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;

    private JsonTokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /**
     * Loads the tokenizer of a checkpoint folder. The caller closes it.
     *
     * @throws CheckpointException when {@code tokenizer.json} is missing or wrong
     */
    public static JsonTokenizer open(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        return parse(JsonFile.readText(file), file);
    }

    /**
     * Loads the tokenizer that a text describes. The caller closes it.
     *
     * @param source what to call the text in messages
     * @throws CheckpointException when the text is wrong
     */
    public static JsonTokenizer parse(String json, Path source) {
        Vocabulary vocabulary = Vocabulary.read(JsonFile.parse(source, json), source);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return new JsonTokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), AS_IT_IS),
                    vocabulary);
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException(
                    "%s is no tokenizer that can be loaded; it may be damaged or of a kind that is not supported."
                            .formatted(source),
                    e);
        }
    }

    @Override
    public int[] encode(String text) {
        long[] ids = tokenizer.encode(text, false, false).getIds();
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public String decode(int... ids) {
        return tokenizer.decode(widen(ids), false);
    }

    /** The text of ids, special tokens such as an end-of-text left out. */
    public String decodeWithoutSpecialTokens(int... ids) {
        return tokenizer.decode(widen(ids), true);
    }

    @Override
    public OptionalInt id(String token) {
        return vocabulary.id(token);
    }

    @Override
    public Optional<String> token(int id) {
        return vocabulary.token(id);
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    private static long[] widen(int[] ids) {
        return Arrays.stream(ids).asLongStream().toArray();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
