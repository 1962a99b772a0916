package dev.koan.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole folders: those of the golden reference and those that were written here. */
class CheckpointTest {
    private final Path folder;

    CheckpointTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-llama", "03-qwen2-tied", "04-qwen2-sharded-bf16"})
    void opensTheGoldenFoldersAndReadsEveryParameter(String name) {
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("golden/" + name))) {
            checkpoint.checkShapes();
            for (ParameterShape parameter : ParameterShape.all(checkpoint.config())) {
                float[] values = new float[(int) parameter.count()];
                checkpoint.read(parameter.name(), values, 0);
                assertThat(values).doesNotContain(Float.NaN);
                assertThat(values).isNotEqualTo(new float[values.length]);
            }
            assertThat(checkpoint.names()).hasSameSizeAs(ParameterShape.all(checkpoint.config()));
        }
    }

    @Test
    void readsTheGoldenConfigurations() {
        ModelConfig llama = config("golden/01-llama");
        assertThat(llama.family()).isEqualTo(Family.LLAMA);
        assertThat(llama.headDim()).isEqualTo(12);
        assertThat(llama.queriesPerKeyValue()).isEqualTo(2);
        assertThat(llama.attentionBias()).isEqualTo(AttentionBias.NONE);
        assertThat(llama.eosTokenIds()).containsExactly(32);
        assertThat(llama.padTokenId()).hasValue(111);
        ModelConfig qwen = config("golden/03-qwen2-tied");
        assertThat(qwen.family()).isEqualTo(Family.QWEN2);
        assertThat(qwen.headDim()).isEqualTo(12);
        assertThat(qwen.ropeTheta()).isEqualTo(1e6);
        assertThat(qwen.rmsNormEps()).isEqualTo(1e-6);
        assertThat(qwen.tieWordEmbeddings()).isTrue();
        assertThat(qwen.attentionBias()).isEqualTo(AttentionBias.QUERY_KEY_VALUE);
    }

    @Test
    void readsBackWhatItWrote() {
        SmallCheckpoint.write(folder);
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            checkpoint.checkShapes();
            assertThat(checkpoint.config()).isEqualTo(SmallCheckpoint.CONFIG);
            SmallCheckpoint.weights()
                    .forEach((name, written) -> {
                        float[] read = new float[written.count()];
                        checkpoint.read(name, read, 0);
                        assertThat(read).containsExactly(written.values());
                    });
        }
    }

    @Test
    void readsShardsThroughTheirIndex() {
        SmallCheckpoint.writeShards(folder);
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            checkpoint.checkShapes();
            assertThat(checkpoint.info("model.norm.weight").type()).isEqualTo(ElementType.BF16);
            assertThat(checkpoint.names()).hasSameElementsAs(SmallCheckpoint.weights().keySet());
        }
    }

    @Test
    void hashesTheWeightsAndNothingElse() throws IOException {
        SmallCheckpoint.write(folder);
        String before = hash();
        assertThat(before).matches("[0-9a-f]{64}");
        Files.writeString(folder.resolve("README.md"), "A model.");
        assertThat(hash()).isEqualTo(before);
        SmallCheckpoint.editBytes(folder.resolve("model.safetensors"), CheckpointTest::flipLast);
        assertThat(hash()).isNotEqualTo(before);
    }

    @Test
    void namesExpectedAndFoundShape() {
        SmallCheckpoint.write(folder);
        SmallCheckpoint.editText(
                folder.resolve("config.json"),
                json -> json.replace("\"vocab_size\" : 10", "\"vocab_size\" : 11"));
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThatThrownBy(checkpoint::checkShapes)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("model.embed_tokens.weight")
                    .hasMessageContaining("[10, 8]")
                    .hasMessageContaining("[11, 8]");
        }
    }

    @Test
    void refusesAParameterThatTheModelWouldIgnore() {
        Map<String, TensorData> weights = new HashMap<>(SmallCheckpoint.weights());
        String bias = "model.layers.0.self_attn.q_proj.bias";
        weights.put(bias, TensorData.of(new float[8], 8));
        SmallCheckpoint.write(folder);
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"), weights, ElementType.F32, Map.of());
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThatThrownBy(checkpoint::checkShapes)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(bias);
        }
    }

    @Test
    void writesOnlyWholeModels() {
        Map<String, TensorData> weights = new HashMap<>(SmallCheckpoint.weights());
        weights.remove("model.norm.weight");
        assertThatThrownBy(() ->
                        CheckpointWriter.write(
                                folder, SmallCheckpoint.CONFIG, weights, ElementType.F32))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelConfig config(String name) {
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path(name))) {
            return checkpoint.config();
        }
    }

    private String hash() {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            return checkpoint.weightsHash();
        }
    }

    private static byte[] flipLast(byte[] bytes) {
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }
}
