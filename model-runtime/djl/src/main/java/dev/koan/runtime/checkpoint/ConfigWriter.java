package dev.koan.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;

/** Writes configurations the way transformers 4.51 does: keys in alphabetical order. */
final class ConfigWriter {
    private static final String SPELLING = "4.51.0";

    private ConfigWriter() {}

    /** The text of config.json. */
    static String config(ModelConfig config, ElementType stored) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("architectures").add(config.family().architecture());
        switch (config.family()) {
            case LLAMA -> json.put("attention_bias", config.attentionBias().onInputs());
            case QWEN2 -> {}
        }
        json.put("attention_dropout", 0.0);
        putId(json, "bos_token_id", config.bosTokenId());
        putEnd(json, config.eosTokenIds());
        json.put("head_dim", config.headDim());
        json.put("hidden_act", "silu");
        json.put("hidden_size", config.hiddenSize());
        json.put("initializer_range", 0.02);
        json.put("intermediate_size", config.intermediateSize());
        json.put("max_position_embeddings", config.maxPositionEmbeddings());
        switch (config.family()) {
            case LLAMA -> json.put("mlp_bias", false);
            case QWEN2 -> {}
        }
        json.put("model_type", config.family().modelType());
        json.put("num_attention_heads", config.heads());
        json.put("num_hidden_layers", config.layers());
        json.put("num_key_value_heads", config.kvHeads());
        putId(json, "pad_token_id", config.padTokenId());
        json.put("rms_norm_eps", config.rmsNormEps());
        putScaling(json, config.ropeScaling());
        json.put("rope_theta", config.ropeTheta());
        json.put("tie_word_embeddings", config.tieWordEmbeddings());
        json.put("torch_dtype", torchName(stored));
        json.put("transformers_version", SPELLING);
        json.put("use_cache", true);
        switch (config.family()) {
            case LLAMA -> {}
            case QWEN2 -> json.put("use_sliding_window", false);
        }
        json.put("vocab_size", config.vocabSize());
        return text(json);
    }

    /** The text of generation_config.json. */
    static String generationConfig(ModelConfig config) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putId(json, "bos_token_id", config.bosTokenId());
        putEnd(json, config.eosTokenIds());
        putId(json, "pad_token_id", config.padTokenId());
        json.put("transformers_version", SPELLING);
        return text(json);
    }

    private static void putId(ObjectNode json, String name, OptionalInt id) {
        if (id.isPresent()) {
            json.put(name, id.getAsInt());
        } else {
            json.putNull(name);
        }
    }

    private static void putEnd(ObjectNode json, List<Integer> ids) {
        switch (ids.size()) {
            case 0 -> json.putNull("eos_token_id");
            case 1 -> json.put("eos_token_id", ids.getFirst());
            default -> ids.forEach(json.putArray("eos_token_id")::add);
        }
    }

    private static void putScaling(ObjectNode json, RopeScaling scaling) {
        switch (scaling) {
            case RopeScaling.None() -> json.putNull("rope_scaling");
            case RopeScaling.Linear(double factor) ->
                    json.putObject("rope_scaling").put("factor", factor).put("rope_type", "linear");
            case RopeScaling.Llama3(double factor, double low, double high, int original) ->
                    json.putObject("rope_scaling")
                            .put("factor", factor)
                            .put("high_freq_factor", high)
                            .put("low_freq_factor", low)
                            .put("original_max_position_embeddings", original)
                            .put("rope_type", "llama3");
        }
    }

    private static String torchName(ElementType stored) {
        return switch (stored) {
            case F32 -> "float32";
            case F16 -> "float16";
            case BF16 -> "bfloat16";
            case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                    throw new IllegalArgumentException("Not a type of weights: " + stored);
        };
    }

    private static String text(ObjectNode json) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
