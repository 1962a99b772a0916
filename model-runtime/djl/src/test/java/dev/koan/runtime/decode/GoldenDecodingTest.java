package dev.koan.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.SamplingOptions;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.GoldenFolder;
import dev.koan.runtime.checkpoint.Checkpoint;
import dev.koan.runtime.model.Decoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding with a cache against what transformers' {@code generate()} wrote. */
class GoldenDecodingTest {
    private static Decoder open(String model) {
        try (Checkpoint checkpoint = Checkpoint.open(GoldenFolder.path(model))) {
            return Decoder.load(checkpoint, Device.cpu());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-llama", "03-qwen2-tied", "04-qwen2-sharded-bf16"})
    void greedyStreamIgnoringEndOfText(String model) throws IOException {
        JsonNode golden = GoldenFolder.json(model + "/golden.json");
        try (Decoder decoder = open(model)) {
            for (String row : List.of("A", "B")) {
                int[] prompt = GoldenFolder.ints(golden.at("/input_ids/" + row));
                List<Integer> ids = new ArrayList<>();
                try (DecodingStream stream =
                        new DecodingStream(
                                decoder,
                                new NumberTokenizer(decoder.config().vocabSize()),
                                Set.of(),
                                prompt,
                                SamplingOptions.greedy(20))) {
                    Optional<GeneratedToken> token = stream.next();
                    while (token.isPresent()) {
                        ids.add(token.get().id());
                        token = stream.next();
                    }
                }
                int[] expected = GoldenFolder.ints(golden.at("/greedy_20_ignoring_eos/" + row));
                assertThat(ids.stream().mapToInt(i -> i).toArray()).containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-llama", "03-qwen2-tied", "04-qwen2-sharded-bf16"})
    void greedyBatchStopsAtEndOfText(String model) throws IOException {
        JsonNode golden = GoldenFolder.json(model + "/golden.json");
        int padding = golden.get("pad_token_id").asInt();
        try (Decoder decoder = open(model)) {
            Set<Integer> endOfText = Set.copyOf(decoder.config().eosTokenIds());
            List<RolloutRequest> requests =
                    List.of(
                            new RolloutRequest(
                                    "0",
                                    GoldenFolder.ints(golden.at("/input_ids/A")),
                                    SamplingOptions.greedy(20)),
                            new RolloutRequest(
                                    "1",
                                    GoldenFolder.ints(golden.at("/input_ids/B")),
                                    SamplingOptions.greedy(20)));
            Map<String, int[]> found = new HashMap<>();
            new BatchedRollouts(decoder, endOfText, 2)
                    .generate(requests.iterator(), c -> found.put(c.request().id(), c.tokens()));
            for (int row = 0; row < 2; row++) {
                JsonNode expected = golden.at("/greedy_20_with_eos_left_padded_batch/rows/" + row);
                int[] ids = found.getOrDefault(Integer.toString(row), new int[0]);
                for (int t = 0; t < 20; t++) {
                    assertThat(t < ids.length ? ids[t] : padding)
                            .isEqualTo(expected.get(t).asInt());
                }
            }
        }
    }
}
