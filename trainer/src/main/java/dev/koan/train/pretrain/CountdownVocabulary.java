package dev.koan.train.pretrain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The vocabulary of Koan's small models as a Hugging Face {@code tokenizer.json}: one token for
 * each word with the space before it, and for each whole number from 0 to 200. Decoding
 * concatenates, so every text of these words comes back exactly.
 */
public final class CountdownVocabulary {
    /** The largest number with a token. */
    public static final int LARGEST_NUMBER = 200;

    /** Ends a text. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    private static final String UNKNOWN = "<|unk|>";
    private static final List<String> WORDS =
            List.of(
                    "\n",
                    "Use",
                    " to",
                    " make",
                    " left",
                    " from",
                    " answer",
                    " \\boxed{",
                    " }",
                    " (",
                    " )",
                    " +",
                    " -",
                    " *",
                    " /",
                    " =",
                    " good",
                    " bad");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CountdownVocabulary() {}

    /** The content of {@code tokenizer.json}. */
    public static String tokenizerJson() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        ObjectNode model = JSON.createObjectNode();
        model.put("type", "WordLevel");
        ObjectNode vocabulary = model.putObject("vocab");
        vocabulary.put(UNKNOWN, 0);
        WORDS.forEach(word -> vocabulary.put(word, vocabulary.size()));
        for (int number = 0; number <= LARGEST_NUMBER; number++) {
            vocabulary.put(number(number), vocabulary.size());
        }
        model.put("unk_token", UNKNOWN);
        ArrayNode added = root.putArray("added_tokens");
        added.addObject()
                .put("id", vocabulary.size())
                .put("content", END_OF_TEXT)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
        root.putNull("normalizer");
        ObjectNode split = root.putObject("pre_tokenizer");
        split.put("type", "Split");
        split.putObject("pattern").put("Regex", "\\n| ?[^ \\n]+");
        split.put("behavior", "Isolated").put("invert", false);
        root.putNull("post_processor");
        root.putObject("decoder").put("type", "Fuse");
        root.set("model", model);
        return root.toPrettyString();
    }

    /** The token of a number. */
    public static String number(int number) {
        return " " + number;
    }
}
