package dev.koan.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koan.generation.Tokenizer;
import dev.koan.runtime.checkpoint.JsonFile;
import dev.koan.runtime.checkpoint.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Text as it comes: whole characters only, the same text in the end, the same cost for each token.
 */
class StreamingDecoderTest {
    @Test
    void givesEachWordAsItComes() {
        try (JsonTokenizer tokenizer =
                JsonTokenizer.parse(SmallTokenizer.json(), Path.of("tokenizer.json"))) {
            assertThat(pieces(tokenizer, tokenizer.encode("Use 10 7\n 10 - 7 = 3<|endoftext|>")))
                    .containsExactly(
                            "Use",
                            " 10",
                            " 7",
                            "\n",
                            " 10",
                            " -",
                            " 7",
                            " =",
                            " 3",
                            "<|endoftext|>",
                            "");
        }
    }

    @Test
    void holdsBackCharactersUntilTheyAreWhole() {
        try (JsonTokenizer tokenizer = golden()) {
            JsonNode example = goldenEncodings().get("prefix_decoding");
            List<Integer> ids = new ArrayList<>();
            example.get("ids").forEach(id -> ids.add(id.asInt()));
            assertThat(pieces(tokenizer, ids.stream().mapToInt(i -> i).toArray()))
                    .containsExactly("", "", "", "🙂", "", "é", "", "", "漢", "");
        }
    }

    @Test
    void joinsToTheWholeTextOfEveryGoldenCase() {
        try (JsonTokenizer tokenizer = golden()) {
            for (JsonNode example : goldenEncodings().get("cases")) {
                int[] ids = tokenizer.encode(example.get("text").asText());
                assertThat(String.join("", pieces(tokenizer, ids)))
                        .isEqualTo(tokenizer.decode(ids));
            }
        }
    }

    @Test
    void joinsToTheWholeTextOfRandomIds() {
        try (JsonTokenizer tokenizer = golden()) {
            Random random = new Random(11);
            for (int round = 0; round < 300; round++) {
                // Mostly single bytes, so that broken and whole characters come in every order.
                int[] ids = random.ints(60, 0, round % 2 == 0 ? 256 : 322).toArray();
                assertThat(String.join("", pieces(tokenizer, ids)))
                        .isEqualTo(tokenizer.decode(ids));
            }
        }
    }

    @Test
    void keepsSpacesOfADecoderThatStripsTheFirst() {
        try (JsonTokenizer tokenizer =
                JsonTokenizer.open(SharedData.path("tokenizers/phi-3-mini"))) {
            int[] ids = tokenizer.encode("Let me see  :  7 × 漢字 🙂 done");
            List<String> pieces = pieces(tokenizer, ids);
            assertThat(String.join("", pieces)).isEqualTo(tokenizer.decode(ids));
            assertThat(pieces).contains(" me", " see");
        }
    }

    @Test
    void decodesOnlyAWindowHoweverLongTheText() {
        Counting counting = new Counting();
        StreamingDecoder decoder = new StreamingDecoder(counting);
        for (int i = 0; i < 2_000; i++) {
            decoder.accept(i % 7 == 0 ? Counting.BROKEN : i);
        }
        assertThat(counting.longest).isLessThan(16);
        assertThat(counting.calls).isLessThan(2_000 * 12);
    }

    private static List<String> pieces(Tokenizer tokenizer, int[] ids) {
        StreamingDecoder decoder = new StreamingDecoder(tokenizer);
        List<String> pieces = new ArrayList<>();
        for (int id : ids) {
            pieces.add(decoder.accept(id));
        }
        pieces.add(decoder.finish());
        return pieces;
    }

    private static JsonTokenizer golden() {
        return JsonTokenizer.open(SharedData.path("golden/tokenizer-qwen2-style"));
    }

    private static JsonNode goldenEncodings() {
        return JsonFile.readObject(
                SharedData.path("golden/tokenizer-qwen2-style/golden_encodings.json"));
    }

    /**
     * One letter for each id, and one id that never becomes a character; counts what it is asked.
     */
    private static final class Counting implements Tokenizer {
        static final int BROKEN = -7;
        private int longest;
        private int calls;

        @Override
        public String decode(int... ids) {
            longest = Math.max(longest, ids.length);
            calls++;
            StringBuilder text = new StringBuilder();
            for (int id : ids) {
                text.append(id == BROKEN ? '\uFFFD' : (char) ('a' + id % 26));
            }
            return text.toString();
        }

        @Override
        public int[] encode(String text) {
            return text.chars().map(c -> c - 'a').toArray();
        }

        @Override
        public OptionalInt id(String token) {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> token(int id) {
            return Optional.empty();
        }

        @Override
        public int vocabularySize() {
            return 26;
        }
    }
}
