package dev.koan.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koan.runtime.checkpoint.CheckpointException;
import dev.koan.runtime.checkpoint.JsonFile;
import dev.koan.runtime.checkpoint.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokenizers of several kinds: whole words, byte-level BPE, and SentencePiece-like BPE. */
class JsonTokenizerTest {
    private static final Path SMALL = Path.of("small/tokenizer.json");
    private static final List<String> META_ACTIONS =
            List.of("<|continue|>", "<|reflect|>", "<|explore|>");

    private final Path folder;

    JsonTokenizerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void roundTripsACoatCompletionWordByWord() {
        String text =
                "Use 10 7 1 3 to make 10<|continue|> 10 - 3 = 7 left 7 7 1<|reflect|> 14 - 10 = 4 bad";
        try (JsonTokenizer tokenizer = small()) {
            int[] ids = tokenizer.encode(text);
            assertThat(spellings(tokenizer, ids))
                    .containsExactly(
                            "Use",
                            " 10",
                            " 7",
                            " 1",
                            " 3",
                            " to",
                            " make",
                            " 10",
                            "<|continue|>",
                            " 10",
                            " -",
                            " 3",
                            " =",
                            " 7",
                            " left",
                            " 7",
                            " 7",
                            " 1",
                            "<|reflect|>",
                            " 14",
                            " -",
                            " 10",
                            " =",
                            " 4",
                            " bad");
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
        }
    }

    @Test
    void roundTripsAPlainDocumentWithLineBreaks() {
        String text =
                "Use 10 7 1 3 to make 10\n 10 - 3 = 7 left 7 7 1\n answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }<|endoftext|>";
        try (JsonTokenizer tokenizer = small()) {
            int[] ids = tokenizer.encode(text);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
            assertThat(tokenizer.decodeWithoutSpecialTokens(ids))
                    .isEqualTo(text.replace("<|endoftext|>", ""));
            assertThat(spellings(tokenizer, ids)).doesNotContain("<|unk|>");
        }
    }

    @Test
    void neverCutsALongText() {
        String text = "Use" + " 7".repeat(5_000);
        try (JsonTokenizer tokenizer = small()) {
            assertThat(tokenizer.encode(text)).hasSize(5_001);
        }
    }

    @Test
    void ignoresTruncationAndPaddingInTheFile() {
        String json =
                SmallTokenizer.json()
                        .replace(
                                "\"truncation\": null",
                                "\"truncation\": {\"direction\": \"Right\", \"max_length\": 4, \"strategy\": \"LongestFirst\", \"stride\": 0}")
                        .replace(
                                "\"padding\": null",
                                "\"padding\": {\"strategy\": {\"Fixed\": 64}, \"direction\": \"Right\", \"pad_to_multiple_of\": null, \"pad_id\": 0, \"pad_type_id\": 0, \"pad_token\": \"<|unk|>\"}");
        try (JsonTokenizer tokenizer = JsonTokenizer.parse(json, SMALL)) {
            assertThat(tokenizer.encode("Use 1 2 3 4 5 6 7")).hasSize(8);
        }
    }

    @Test
    void addsMetaActionsBehindTheLargestIdAndKeepsThemInText() {
        try (JsonTokenizer before = JsonTokenizer.parse(SmallTokenizer.json(), SMALL);
                JsonTokenizer after = small()) {
            int size = before.vocabularySize();
            assertThat(before.id("<|reflect|>")).isEmpty();
            assertThat(after.id("<|continue|>")).hasValue(size);
            assertThat(after.id("<|reflect|>")).hasValue(size + 1);
            assertThat(after.id("<|explore|>")).hasValue(size + 2);
            assertThat(after.vocabularySize()).isEqualTo(size + 3);
            assertThat(after.token(size + 1)).contains("<|reflect|>");
            assertThat(after.decodeWithoutSpecialTokens(size + 1, 2)).isEqualTo("<|reflect|>Use");
        }
    }

    @Test
    void addsNothingTwiceAndKeepsTheIdOfAWord() {
        String once = AddedTokens.add(SmallTokenizer.json(), META_ACTIONS);
        assertThat(AddedTokens.add(once, META_ACTIONS)).isEqualTo(once);
        try (JsonTokenizer before = JsonTokenizer.parse(once, SMALL);
                JsonTokenizer after =
                        JsonTokenizer.parse(
                                AddedTokens.add(once, List.of(" left", "<|new|>")), SMALL)) {
            assertThat(after.id(" left")).isEqualTo(before.id(" left"));
            assertThat(after.id("<|new|>")).hasValue(before.vocabularySize());
        }
    }

    @Test
    void encodesAsTheGoldenReferenceDoes() {
        JsonNode golden = golden();
        try (JsonTokenizer tokenizer = JsonTokenizer.open(goldenFolder())) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(golden.get("total_entries").asInt());
            assertThat(golden.get("cases")).isNotEmpty();
            for (JsonNode example : golden.get("cases")) {
                String text = example.get("text").asText();
                int[] ids = ids(example.get("ids"));
                assertThat(tokenizer.encode(text)).as(text).containsExactly(ids);
                assertThat(spellings(tokenizer, ids))
                        .as(text)
                        .containsExactlyElementsOf(texts(example.get("tokens")));
                assertThat(tokenizer.decode(ids)).isEqualTo(example.get("decoded").asText());
                assertThat(tokenizer.decodeWithoutSpecialTokens(ids))
                        .isEqualTo(example.get("decoded_skip_special_tokens").asText());
            }
            JsonNode chat = golden.get("chat");
            String rendered = chat.get("rendered_add_generation_prompt").asText();
            assertThat(tokenizer.encode(rendered)).containsExactly(ids(chat.get("ids")));
        }
    }

    @Test
    void decodesPrefixesAsTheGoldenReferenceDoes() {
        JsonNode example = golden().get("prefix_decoding");
        int[] ids = ids(example.get("ids"));
        try (JsonTokenizer tokenizer = JsonTokenizer.open(goldenFolder())) {
            for (int length = 1; length <= ids.length; length++) {
                assertThat(tokenizer.decode(Arrays.copyOf(ids, length)))
                        .isEqualTo(example.get("decoded_prefixes").get(length - 1).asText());
            }
        }
    }

    @Test
    void loadsASentencePieceLikeVocabularyOfFullSize() {
        Path phi = SharedData.path("tokenizers/phi-3-mini");
        String text = "Let me check: 3 × (7 + 11) = 54, n'est-ce pas ? 漢字🙂";
        try (JsonTokenizer tokenizer = JsonTokenizer.open(phi)) {
            int[] ids = tokenizer.encode(text);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
            assertThat(tokenizer.vocabularySize()).isEqualTo(32_011);
            assertThat(tokenizer.id("<|assistant|>")).hasValue(32_001);
            assertThat(tokenizer.encode("<|assistant|>")).containsExactly(32_001);
        }
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> JsonTokenizer.open(folder).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(folder.resolve("tokenizer.json").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"model\": 7}",
                "{\"model\": {\"vocab\": 7}}",
                "{\"model\": {\"vocab\": {\"a\": -1}}}",
                "{\"model\": {\"vocab\": {\"a\": 99999999999}}}",
                "{\"model\": {\"vocab\": {\"a\": \"0\"}}}",
                "{\"model\": {\"vocab\": {\"a\": 0}}}",
                "{\"model\": {\"type\": \"Nothing\", \"vocab\": {\"a\": 0}}}",
                "{\"version\": \"1.0\", \"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": [\"b c\"]}}",
                "{\"version\": \"1.0\", \"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": 7}}",
                "{\"version\": \"1.0\", \"model\": {\"type\": \"WordLevel\", \"vocab\": {\"a\": 0}, \"unk_token\": \"b\"}}",
                "{\"version\": \"1.0\", \"model\": {\"type\": \"Unigram\", \"vocab\": [], \"unk_id\": 5}}"
            })
    void refusesABrokenFileInOneSentence(String json) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), json);
        assertThatThrownBy(() -> JsonTokenizer.open(folder).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("tokenizer.json")
                .hasMessageEndingWith(".");
    }

    @Test
    void livesThroughATokenizerThatIsCutShortAnywhere() throws IOException {
        String whole = SmallTokenizer.json();
        for (int tenth = 0; tenth < 10; tenth++) {
            String cut = whole.substring(0, whole.length() * tenth / 10);
            Files.writeString(folder.resolve("tokenizer.json"), cut);
            assertThatThrownBy(() -> JsonTokenizer.open(folder).close())
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void livesThroughDamagedTokenizers() throws IOException {
        byte[] whole = SmallTokenizer.json().getBytes(StandardCharsets.UTF_8);
        Path golden = goldenFolder().resolve("tokenizer.json");
        byte[] wholeGolden = Files.readAllBytes(golden);
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] bytes = (round % 2 == 0 ? whole : wholeGolden).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.resolve("tokenizer.json"), bytes);
            try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
                int[] ids = tokenizer.encode("Use 10 7 to make 3<|endoftext|> 🙂");
                tokenizer.decode(ids);
            } catch (CheckpointException e) {
                refused++;
                assertThat(e).hasMessageContaining("tokenizer.json");
            }
        }
        assertThat(refused).isBetween(50, 399);
    }

    private static JsonTokenizer small() {
        return JsonTokenizer.parse(AddedTokens.add(SmallTokenizer.json(), META_ACTIONS), SMALL);
    }

    private static Path goldenFolder() {
        return SharedData.path("golden/tokenizer-qwen2-style");
    }

    private static JsonNode golden() {
        return JsonFile.readObject(goldenFolder().resolve("golden_encodings.json"));
    }

    private static List<String> spellings(JsonTokenizer tokenizer, int[] ids) {
        return Arrays.stream(ids).mapToObj(id -> tokenizer.token(id).orElse("none")).toList();
    }

    private static int[] ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
