package dev.koan.generation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One token per word with the space before it, as Koan's own small models have it. Ids 0 to 255 are
 * the bytes of UTF-8, so that a text with unknown words survives the round trip too. Immutable.
 */
public final class WordTokenizer implements Tokenizer {
    /** Ends every scripted completion. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    private static final Pattern WORD = Pattern.compile("<\\|[a-z_]+\\|>|\\n| ?[^\\s<]+|\\s|<");
    private static final int BYTES = 256;

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private WordTokenizer() {}

    /** A vocabulary of the meta-actions, the end of text and all words of these texts. */
    public static WordTokenizer of(List<String> texts) {
        WordTokenizer tokenizer = new WordTokenizer();
        List.of("<|continue|>", "<|reflect|>", "<|explore|>", END_OF_TEXT, "\n")
                .forEach(tokenizer::add);
        texts.forEach(text -> WORD.matcher(text).results().forEach(r -> tokenizer.add(r.group())));
        return tokenizer;
    }

    private void add(String word) {
        if (ids.putIfAbsent(word, BYTES + words.size()) == null) {
            words.add(word);
        }
    }

    @Override
    public int[] encode(String text) {
        IntStream.Builder out = IntStream.builder();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            Integer id = ids.get(matcher.group());
            if (id != null) {
                out.add(id);
            } else {
                for (byte b : matcher.group().getBytes(StandardCharsets.UTF_8)) {
                    out.add(b & 0xff);
                }
            }
        }
        return out.build().toArray();
    }

    @Override
    public String decode(int... ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            if (id < BYTES) {
                bytes.write(id);
            } else {
                bytes.writeBytes(words.get(id - BYTES).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public Optional<String> token(int id) {
        if (id < 0 || id >= vocabularySize()) {
            return Optional.empty();
        }
        return Optional.of(id < BYTES ? "<0x%02X>".formatted(id) : words.get(id - BYTES));
    }

    @Override
    public int vocabularySize() {
        return BYTES + words.size();
    }

    /** Whether all of these ids are in the vocabulary. */
    boolean knows(int... some) {
        return Arrays.stream(some).allMatch(id -> id >= 0 && id < vocabularySize());
    }
}
