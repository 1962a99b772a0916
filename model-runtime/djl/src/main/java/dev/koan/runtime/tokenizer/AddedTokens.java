package dev.koan.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.runtime.checkpoint.CheckpointException;
import dev.koan.runtime.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives a tokenizer whole tokens that it did not have, such as meta-actions. */
public final class AddedTokens {
    private static final Path SOURCE = Path.of(JsonTokenizer.FILE_NAME);

    private AddedTokens() {}

    /**
     * The same tokenizer with further tokens. They get the ids behind the largest one, in the order
     * given, and are matched whole wherever they occur in a text. They are not marked as special,
     * so that a decoder that leaves out special tokens keeps them. A token that was added before
     * stays as it is, one that is in the vocabulary keeps its id.
     *
     * @param tokenizerJson the text of a {@code tokenizer.json}
     * @param tokens spellings, none empty
     * @throws CheckpointException when the text is no tokenizer
     */
    public static String add(String tokenizerJson, List<String> tokens) {
        ObjectNode root = JsonFile.parse(SOURCE, tokenizerJson);
        Vocabulary vocabulary = Vocabulary.read(root, SOURCE);
        ArrayNode list = root.withArray("added_tokens");
        Set<String> present = new HashSet<>();
        for (JsonNode added : list) {
            present.add(added.path("content").asText());
        }
        int next = vocabulary.size();
        for (String token : tokens) {
            if (token.isEmpty()) {
                throw new IllegalArgumentException("A token needs a spelling.");
            }
            if (present.add(token)) {
                int id = vocabulary.id(token).orElse(next);
                list.add(entry(list, id, token));
                next = Math.max(next, id + 1);
            }
        }
        return root.toPrettyString();
    }

    private static ObjectNode entry(ArrayNode list, int id, String token) {
        return list.objectNode()
                .put("id", id)
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", false);
    }
}
