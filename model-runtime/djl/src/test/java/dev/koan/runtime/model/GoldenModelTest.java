package dev.koan.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import dev.koan.runtime.GoldenFolder;
import dev.koan.runtime.checkpoint.Checkpoint;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against numbers that Hugging Face transformers computed. */
class GoldenModelTest {
    private static final Offset<Float> CLOSE = within(1e-4f);

    private static Decoder open(String model) {
        try (Checkpoint checkpoint = Checkpoint.open(GoldenFolder.path(model))) {
            return Decoder.load(checkpoint, Device.cpu());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-llama", "03-qwen2-tied", "04-qwen2-sharded-bf16"})
    void logitsOfAllPositions(String model) throws IOException {
        JsonNode golden = GoldenFolder.json(model + "/golden.json");
        long[] ids = GoldenFolder.longs(golden.at("/input_ids/A"));
        try (Decoder decoder = open(model);
                NDManager scope = decoder.manager().newSubManager()) {
            float[] logits =
                    decoder.logits(scope, scope.create(ids, new Shape(1, ids.length)))
                            .toFloatArray();
            int vocabulary = decoder.config().vocabSize();
            for (int t = 0; t < ids.length; t++) {
                float[] expected = GoldenFolder.floats(golden.at("/logits_A/" + t));
                for (int v = 0; v < vocabulary; v++) {
                    assertThat(logits[t * vocabulary + v]).isCloseTo(expected[v], CLOSE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-llama", "03-qwen2-tied", "04-qwen2-sharded-bf16"})
    void lastLogitsOfRowsOfDifferentLengthInOneCache(String model) throws IOException {
        JsonNode golden = GoldenFolder.json(model + "/golden.json");
        long[] a = GoldenFolder.longs(golden.at("/input_ids/A"));
        long[] b = GoldenFolder.longs(golden.at("/input_ids/B"));
        try (Decoder decoder = open(model);
                NDManager scope = decoder.manager().newSubManager()) {
            NDArray cache = decoder.newCache(scope, 2, a.length);
            long[] prompts = new long[2 * (a.length - 1)];
            System.arraycopy(a, 0, prompts, 0, a.length - 1);
            System.arraycopy(b, 0, prompts, a.length - 1, b.length - 1);
            decoder.prefill(
                    scope,
                    scope.create(new long[] {0, 1}),
                    scope.create(prompts, new Shape(2, a.length - 1)),
                    cache);
            NDArray last =
                    scope.create(new long[] {a[a.length - 1], b[b.length - 1]}, new Shape(2, 1));
            NDArray positions = scope.create(new long[] {a.length - 1, b.length - 1});
            float[] logits = decoder.step(scope, last, positions, a.length, cache).toFloatArray();
            JsonNode expected = golden.at("/left_padded_batch");
            int vocabulary = decoder.config().vocabSize();
            for (int v = 0; v < vocabulary; v++) {
                assertThat(logits[v])
                        .isCloseTo(
                                (float)
                                        golden.at("/logits_A/" + (a.length - 1) + "/" + v)
                                                .asDouble(),
                                CLOSE);
                assertThat(logits[vocabulary + v])
                        .isCloseTo((float) golden.at("/logits_last_B/" + v).asDouble(), CLOSE);
            }
            assertThat(expected.isMissingNode()).isFalse();
        }
    }

    @Test
    void gradientsOfMeanCrossEntropy() throws IOException {
        JsonNode golden = GoldenFolder.json("03-qwen2-tied/golden.json");
        long[] ids = GoldenFolder.longs(golden.at("/input_ids/A"));
        int n = ids.length - 1;
        float[] weights = new float[n];
        java.util.Arrays.fill(weights, 1f / n);
        TokenBatch batch =
                new TokenBatch(
                        1,
                        n,
                        java.util.Arrays.copyOf(ids, n),
                        java.util.Arrays.copyOfRange(ids, 1, n + 1),
                        weights);
        try (Decoder decoder = open("03-qwen2-tied");
                Learner learner = new Learner(decoder)) {
            double loss = learner.accumulate(batch);
            assertThat(loss).isCloseTo(golden.at("/mean_cross_entropy/A").asDouble(), within(1e-4));
            for (Map.Entry<String, ParameterLayout.Slot> slot :
                    decoder.layout().slots().entrySet()) {
                JsonNode expected = golden.at("/gradients_mean_ce_A/params").get(slot.getKey());
                float[] gradient = learner.gradient(slot.getValue());
                double norm = expected.get("norm").asDouble();
                assertThat(norm(gradient)).isCloseTo(norm, within(1e-4 * norm + 1e-7));
                float[] first = GoldenFolder.floats(expected.get("first8"));
                for (int i = 0; i < first.length; i++) {
                    assertThat((double) gradient[i])
                            .isCloseTo(first[i], within(1e-4 * norm + 1e-7));
                }
            }
            assertThat(learner.clip(0))
                    .isCloseTo(
                            golden.at("/gradients_mean_ce_A/global_grad_norm").asDouble(),
                            within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decay_all_0.1",
                "decay_0.1_except_norm_and_bias",
                "decay_all_0.1_clip_grad_norm_1.0"
            })
    void threeStepsOfAdamW(String variant) throws IOException {
        JsonNode golden = GoldenFolder.json("03-qwen2-tied/golden.json").get("adamw_3_steps");
        JsonNode expected = golden.get(variant);
        AdamW rule =
                new AdamW(
                        0.9,
                        0.95,
                        1e-8,
                        0.1,
                        variant.contains("except")
                                ? AdamW.Decayed.MATRICES
                                : AdamW.Decayed.EVERYTHING);
        TokenBatch batch = rightPadded(golden.get("batch"));
        try (Decoder decoder = open("03-qwen2-tied");
                Learner learner = new Learner(decoder)) {
            float[] before = decoder.read(0, decoder.layout().size());
            for (int step = 0; step < 3; step++) {
                assertThat(learner.accumulate(batch))
                        .isCloseTo(expected.at("/losses/" + step).asDouble(), within(1e-4));
                learner.clip(variant.contains("clip") ? 1.0 : 0);
                learner.update(rule, 1e-3);
            }
            assertThat(learner.evaluate(batch).sum())
                    .isCloseTo(expected.at("/losses/3").asDouble(), within(1e-4));
            float[] after = decoder.read(0, decoder.layout().size());
            for (Map.Entry<String, ParameterLayout.Slot> slot :
                    decoder.layout().slots().entrySet()) {
                checkChange(slot.getKey(), slot.getValue(), expected, before, after);
            }
        }
    }

    private static void checkChange(
            String name,
            ParameterLayout.Slot slot,
            JsonNode expected,
            float[] before,
            float[] after) {
        JsonNode parameter = expected.get("params").get(name);
        float[] delta = new float[(int) slot.size()];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = after[(int) slot.offset() + i] - before[(int) slot.offset() + i];
        }
        boolean noisy = name.endsWith("k_proj.bias");
        double norm = parameter.get("delta_norm").asDouble();
        assertThat(norm(delta)).as(name).isCloseTo(norm, within(noisy ? 1e-2 : 2e-3 * norm));
        float[] first = GoldenFolder.floats(parameter.get("delta_first8"));
        for (int i = 0; i < first.length; i++) {
            assertThat(delta[i]).as(name).isCloseTo(first[i], within(noisy ? 1e-3f : 2e-5f));
        }
    }

    /** Shifts labels as the reference does; the loss is the mean over all that count. */
    private static TokenBatch rightPadded(JsonNode batch) {
        int rows = batch.get("labels").size();
        int columns = batch.at("/labels/0").size() - 1;
        long[] ids = new long[rows * columns];
        long[] targets = new long[rows * columns];
        float[] weights = new float[rows * columns];
        int counted = 0;
        for (int r = 0; r < rows; r++) {
            for (int t = 0; t < columns; t++) {
                ids[r * columns + t] = batch.at("/input_ids_right_padded/" + r + "/" + t).asLong();
                long label = batch.at("/labels/" + r + "/" + (t + 1)).asLong();
                targets[r * columns + t] = Math.max(label, 0);
                weights[r * columns + t] = label < 0 ? 0 : 1;
                counted += label < 0 ? 0 : 1;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= counted;
        }
        return new TokenBatch(rows, columns, ids, targets, weights);
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    @Test
    void logitsProcessorsInTheirOrder() throws IOException {
        JsonNode golden = GoldenFolder.json("sampling_golden.json");
        try (Decoder decoder = open("01-llama")) {
            for (JsonNode sample : golden.get("cases")) {
                checkSampling(decoder, sample);
            }
        }
    }

    private static void checkSampling(Decoder decoder, JsonNode sample) {
        float[] logits = GoldenFolder.floats(sample.get("logits"));
        boolean[] seen = new boolean[logits.length];
        for (JsonNode id : sample.get("history_token_ids")) {
            seen[id.asInt()] = true;
        }
        JsonNode settings = sample.get("settings");
        SamplingFilter filter =
                new SamplingFilter(
                        true,
                        settings.path("top_k").asInt(0),
                        settings.path("top_p").asDouble(1),
                        settings.path("min_p").asDouble(0),
                        settings.path("repetition_penalty").asDouble(1));
        try (NDManager scope = decoder.manager().newSubManager()) {
            NDArray temperature =
                    scope.create(new float[] {(float) settings.path("temperature").asDouble(1)});
            NDArray scores =
                    decoder.filtered(
                            scope,
                            scope.create(logits, new Shape(1, logits.length)),
                            scope.create(seen, new Shape(1, logits.length)),
                            temperature,
                            filter);
            float[] probabilities =
                    scores.toType(DataType.FLOAT32, false).softmax(1).toFloatArray();
            JsonNode expected = sample.get("probabilities");
            for (int v = 0; v < logits.length; v++) {
                double p = expected.get(v).asDouble();
                assertThat((double) probabilities[v])
                        .as("%s, id %d", sample.get("name").asText(), v)
                        .isCloseTo(p, within(1e-6));
                assertThat(probabilities[v] == 0).isEqualTo(p == 0);
            }
        }
    }
}
