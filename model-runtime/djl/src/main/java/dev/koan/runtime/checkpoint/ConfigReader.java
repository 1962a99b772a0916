package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code config.json} and {@code generation_config.json}, in the spelling of transformers 4
 * ({@code rope_theta}, {@code rope_scaling}) and 5 ({@code rope_parameters}). What the decoder
 * cannot do is refused, never ignored.
 */
final class ConfigReader {
    static final String CONFIG = "config.json";
    static final String GENERATION_CONFIG = "generation_config.json";

    private final Path file;
    private final ConfigFields fields;
    private final Family family;

    private ConfigReader(Path folder) {
        this.file = folder.resolve(CONFIG);
        this.fields = new ConfigFields(file, JsonFile.readObject(file));
        this.family = family();
    }

    static ModelConfig read(Path folder) {
        ConfigReader reader = new ConfigReader(folder);
        reader.refuseWhatTheDecoderLacks();
        try {
            return reader.config(reader.endIds(folder));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(
                    "%s cannot be used: %s.".formatted(reader.file, e.getMessage()), e);
        }
    }

    private ModelConfig config(List<Integer> endIds) {
        int hiddenSize = fields.requireInt("hidden_size");
        int heads = fields.requireInt("num_attention_heads");
        return new ModelConfig(
                family,
                fields.requireInt("vocab_size"),
                hiddenSize,
                fields.requireInt("intermediate_size"),
                fields.requireInt("num_hidden_layers"),
                heads,
                fields.intOr("num_key_value_heads", heads),
                headDim(hiddenSize, heads),
                fields.doubleOr("rms_norm_eps", 1e-6),
                ropeFields("rope_theta").doubleOr("rope_theta", 10_000),
                ropeScaling(),
                fields.isTrue("tie_word_embeddings"),
                attentionBias(),
                fields.requireInt("max_position_embeddings"),
                endIds,
                fields.id("bos_token_id"),
                fields.id("pad_token_id"));
    }

    private Family family() {
        String modelType = fields.textOr("model_type", "");
        List<String> architectures = fields.texts("architectures");
        Optional<Family> found = Family.ofModelType(modelType);
        if (modelType.isEmpty() && architectures.size() == 1) {
            found = Family.ofArchitecture(architectures.getFirst());
        }
        boolean contradicted =
                found.isPresent()
                        && !architectures.isEmpty()
                        && !architectures.contains(found.get().architecture());
        if (found.isEmpty() || contradicted) {
            throw new CheckpointException(
                    "%s describes a model of type %s with architectures %s, but only llama (LlamaForCausalLM) and qwen2 (Qwen2ForCausalLM) can be run."
                            .formatted(file, quote(modelType), quote(architectures.toString())));
        }
        return found.get();
    }

    private int headDim(int hiddenSize, int heads) {
        if (fields.has("head_dim")) {
            return fields.requireInt("head_dim");
        }
        if (heads < 1 || hiddenSize % heads != 0) {
            throw new CheckpointException(
                    "%s has hidden_size %d, which num_attention_heads %d does not divide, and no head_dim."
                            .formatted(file, hiddenSize, heads));
        }
        return hiddenSize / heads;
    }

    private AttentionBias attentionBias() {
        return switch (family) {
            case QWEN2 -> AttentionBias.QUERY_KEY_VALUE;
            case LLAMA -> fields.isTrue("attention_bias") ? AttentionBias.ALL : AttentionBias.NONE;
        };
    }

    /** Where a rope field is written: at the top, or under {@code rope_parameters}. */
    private ConfigFields ropeFields(String name) {
        boolean nested = !fields.has(name) && fields.has("rope_parameters");
        return nested ? fields.object("rope_parameters") : fields;
    }

    private RopeScaling ropeScaling() {
        String place = fields.has("rope_parameters") ? "rope_parameters" : "rope_scaling";
        if (!fields.has(place)) {
            return new RopeScaling.None();
        }
        ConfigFields rope = fields.object(place);
        String type = rope.textOr("rope_type", rope.textOr("type", "default"));
        return switch (type) {
            case "default" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(rope.requireDouble("factor"));
            case "llama3" ->
                    new RopeScaling.Llama3(
                            rope.requireDouble("factor"),
                            rope.requireDouble("low_freq_factor"),
                            rope.requireDouble("high_freq_factor"),
                            rope.requireInt("original_max_position_embeddings"));
            // Not a closed set: the text comes from a file.
            default ->
                    throw new CheckpointException(
                            "%s asks for rope scaling of type %s, but only default, linear and llama3 can be run."
                                    .formatted(file, quote(type)));
        };
    }

    private void refuseWhatTheDecoderLacks() {
        String activation = fields.textOr("hidden_act", "silu");
        if (!activation.equals("silu")) {
            throw new CheckpointException(
                    "%s asks for the activation %s, but only silu can be run."
                            .formatted(file, quote(activation)));
        }
        refuse(fields.isTrue("use_sliding_window"), "sliding-window attention");
        refuse(
                fields.texts("layer_types").stream().anyMatch(t -> !t.equals("full_attention")),
                "layers without full attention");
        refuse(fields.isTrue("mlp_bias"), "biases in its feed-forward layers");
        refuse(fields.has("quantization_config"), "quantized weights");
        refuse(
                ropeFields("partial_rotary_factor").doubleOr("partial_rotary_factor", 1) != 1,
                "partly rotated heads");
    }

    private void refuse(boolean asked, String what) {
        if (asked) {
            throw new CheckpointException(
                    "%s asks for %s, which cannot be run; pick a checkpoint without."
                            .formatted(file, what));
        }
    }

    /**
     * The generation configuration, where there is one with ids, has the last word as in
     * transformers.
     */
    private List<Integer> endIds(Path folder) {
        List<Integer> own = fields.ids("eos_token_id");
        Path generation = folder.resolve(GENERATION_CONFIG);
        if (Files.exists(generation)) {
            List<Integer> ids =
                    new ConfigFields(generation, JsonFile.readObject(generation))
                            .ids("eos_token_id");
            int vocabSize = fields.requireInt("vocab_size");
            for (int id : ids) {
                if (id < 0 || id >= vocabSize) {
                    throw new CheckpointException(
                            "%s gives eos_token_id %d, but the vocabulary has %d entries."
                                    .formatted(generation, id, vocabSize));
                }
            }
            if (!ids.isEmpty()) {
                return ids;
            }
        }
        return own;
    }
}
