package dev.koan.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spellings of config.json in the world, and what is refused. */
class ModelConfigTest {
    private static final String LLAMA =
            """
            "model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": 100,
            "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
            "num_attention_heads": 4, "num_key_value_heads": 2, "rms_norm_eps": 1e-5,
            "max_position_embeddings": 256
            """;

    private final Path folder;

    ModelConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsTheOlderSpellingOfRope() {
        ModelConfig config =
                read(
                        LLAMA
                                + """
                                , "rope_theta": 500000.0, "rope_scaling": {"rope_type": "llama3", "factor": 8.0,
                                "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                                "original_max_position_embeddings": 8192}
                                """);
        assertThat(config.ropeTheta()).isEqualTo(500_000);
        assertThat(config.ropeScaling()).isEqualTo(new RopeScaling.Llama3(8, 1, 4, 8192));
    }

    @Test
    void readsTheNewerSpellingOfRope() {
        ModelConfig config =
                read(
                        LLAMA
                                + """
                                , "dtype": "bfloat16",
                                "rope_parameters": {"rope_type": "default", "rope_theta": 1000000.0}
                                """);
        assertThat(config.ropeTheta()).isEqualTo(1_000_000);
        assertThat(config.ropeScaling()).isEqualTo(new RopeScaling.None());
    }

    @Test
    void readsTheOldestSpellingOfLinearScaling() {
        ModelConfig config =
                read(LLAMA + ", \"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}");
        assertThat(config.ropeScaling()).isEqualTo(new RopeScaling.Linear(2));
    }

    @Test
    void takesDefaultsFromTheFamily() {
        ModelConfig config = read(LLAMA);
        assertThat(config.ropeTheta()).isEqualTo(10_000);
        assertThat(config.headDim()).isEqualTo(16);
        assertThat(config.tieWordEmbeddings()).isFalse();
        assertThat(config.eosTokenIds()).isEmpty();
        assertThat(config.bosTokenId()).isEmpty();
    }

    @Test
    void givesALlamaWithAttentionBiasFourBiases() {
        ModelConfig config = read(LLAMA + ", \"attention_bias\": true");
        assertThat(ParameterShape.all(config))
                .extracting(ParameterShape::name)
                .contains(
                        "model.layers.1.self_attn.q_proj.bias",
                        "model.layers.1.self_attn.o_proj.bias");
    }

    @Test
    void lastWordOnEndTokensHasTheGenerationConfiguration() throws IOException {
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": [7, 8]}");
        assertThat(read(LLAMA + ", \"eos_token_id\": 3").eosTokenIds()).containsExactly(7, 8);
    }

    @Test
    void readsBackItsOwnJson() throws IOException {
        for (RopeScaling scaling :
                new RopeScaling[] {
                    new RopeScaling.None(),
                    new RopeScaling.Linear(2.5),
                    new RopeScaling.Llama3(32, 1, 4, 8192)
                }) {
            for (Family family : Family.values()) {
                ModelConfig config = config(family, scaling);
                Files.writeString(folder.resolve("config.json"), config.toJson(ElementType.BF16));
                assertThat(ConfigReader.read(folder)).isEqualTo(config);
            }
        }
    }

    @Test
    void writesTheGoldenConfigurationsAsTransformersDid() throws IOException {
        for (String name : new String[] {"01-llama", "03-qwen2-tied"}) {
            Path golden = SharedData.path("golden/" + name);
            var theirs = JsonFile.readObject(golden.resolve("config.json"));
            Path ours = folder.resolve("ours.json");
            Files.writeString(ours, ConfigReader.read(golden).toJson(ElementType.F32));
            JsonFile.readObject(ours)
                    .properties()
                    .forEach(field -> {
                        if (theirs.has(field.getKey())
                                && !field.getKey().equals("transformers_version")) {
                            assertThat(field.getValue())
                                    .as(field.getKey())
                                    .isEqualTo(theirs.get(field.getKey()));
                        }
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden_act | \"gelu\"",
                "use_sliding_window | true",
                "mlp_bias | true",
                "rope_scaling | {\"rope_type\": \"yarn\", \"factor\": 4}",
                "quantization_config | {\"bits\": 4}",
                "partial_rotary_factor | 0.5",
                "layer_types | [\"sliding_attention\", \"full_attention\"]"
            })
    void refusesWhatTheDecoderLacks(String field, String value) {
        assertThatThrownBy(() -> read(LLAMA + ", \"%s\": %s".formatted(field, value)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining("can");
    }

    @Test
    void refusesAnotherFamilyByName() {
        assertThatThrownBy(() -> read(LLAMA.replace("llama", "mamba")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("mamba")
                .hasMessageContaining("qwen2");
    }

    private static ModelConfig config(Family family, RopeScaling scaling) {
        ModelConfig small = SmallCheckpoint.CONFIG;
        return new ModelConfig(
                family,
                small.vocabSize(),
                small.hiddenSize(),
                small.intermediateSize(),
                small.layers(),
                small.heads(),
                small.kvHeads(),
                small.headDim(),
                small.rmsNormEps(),
                small.ropeTheta(),
                scaling,
                true,
                switch (family) {
                    case LLAMA -> AttentionBias.ALL;
                    case QWEN2 -> AttentionBias.QUERY_KEY_VALUE;
                },
                small.maxPositionEmbeddings(),
                small.eosTokenIds(),
                small.bosTokenId(),
                small.padTokenId());
    }

    private ModelConfig read(String fields) {
        try {
            Files.writeString(folder.resolve("config.json"), "{" + fields + "}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ConfigReader.read(folder);
    }
}
