package dev.koan.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.runtime.checkpoint.CheckpointException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Spellings and ids, as a {@code tokenizer.json} lists them. Thread-safe. */
final class Vocabulary {
    private static final int LARGEST_ID = (1 << 24) - 1;

    private final Path source;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> tokens = new HashMap<>();
    private int size;

    private Vocabulary(Path source) {
        this.source = source;
    }

    /**
     * Reads {@code model.vocab}, an object of spelling to id or (Unigram) a list of pairs whose
     * place is the id, and then {@code added_tokens}.
     *
     * @throws CheckpointException when the vocabulary is missing, an id is out of range, or the
     *     token for unknown words is not in it: the library would fail on the first such word
     */
    static Vocabulary read(ObjectNode tokenizerJson, Path source) {
        Vocabulary vocabulary = new Vocabulary(source);
        JsonNode listed = tokenizerJson.path("model").path("vocab");
        if (listed.isObject()) {
            for (Map.Entry<String, JsonNode> entry : listed.properties()) {
                vocabulary.put(entry.getKey(), entry.getValue());
            }
        } else if (listed.isArray()) {
            for (int i = 0; i < listed.size(); i++) {
                vocabulary.put(listed.get(i).path(0).asText(), i);
            }
        } else {
            throw new CheckpointException("%s has no vocabulary in it.".formatted(source));
        }
        for (JsonNode added : tokenizerJson.path("added_tokens")) {
            vocabulary.put(added.path("content").asText(), added.path("id"));
        }
        JsonNode unknown = tokenizerJson.path("model").path("unk_token");
        if (unknown.isTextual() && !vocabulary.ids.containsKey(unknown.textValue())) {
            throw new CheckpointException(
                    "%s names a token for unknown words that its vocabulary does not have."
                            .formatted(source));
        }
        return vocabulary;
    }

    private void put(String token, JsonNode id) {
        if (!id.isIntegralNumber()
                || !id.canConvertToInt()
                || id.intValue() < 0
                || id.intValue() > LARGEST_ID) {
            throw new CheckpointException(
                    "%s gives a token an id that is no whole number from 0 to %d."
                            .formatted(source, LARGEST_ID));
        }
        put(token, id.intValue());
    }

    private void put(String token, int id) {
        ids.put(token, id);
        tokens.put(id, token);
        size = Math.max(size, id + 1);
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    Optional<String> token(int id) {
        return Optional.ofNullable(tokens.get(id));
    }

    /** One more than the largest id. */
    int size() {
        return size;
    }
}
