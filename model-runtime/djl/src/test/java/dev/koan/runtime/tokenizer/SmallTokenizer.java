package dev.koan.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A {@code tokenizer.json} of whole words with their leading space, as Koan's own models have. */
public final class SmallTokenizer {
    private SmallTokenizer() {}

    /** Words, numbers to 200 and an end of text; no meta-actions. */
    public static String json() {
        List<String> words = new ArrayList<>(List.of("<|unk|>", "\\n", "Use"));
        IntStream.rangeClosed(0, 200).forEach(number -> words.add(" " + number));
        for (String word :
                "+ - * / = ( ) left from to make bad good answer \\\\boxed{ }".split(" ")) {
            words.add(" " + word);
        }
        String vocabulary =
                IntStream.range(0, words.size())
                        .mapToObj(id -> "\"%s\": %d".formatted(words.get(id), id))
                        .collect(Collectors.joining(", "));
        return """
        {"version": "1.0", "truncation": null, "padding": null,
         "added_tokens": [{"id": %d, "content": "<|endoftext|>", "single_word": false,
           "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
         "normalizer": null,
         "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "\\\\n| ?[^ \\\\n]+"},
           "behavior": "Isolated", "invert": false},
         "post_processor": null,
         "decoder": {"type": "Fuse"},
         "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "<|unk|>"}}
        """
                .formatted(words.size(), vocabulary);
    }
}
