package dev.koan.runtime.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a decoder: its name in Hugging Face checkpoints and its shape, row-major;
 * matrices are [outputs, inputs].
 *
 * @param name for example {@code model.layers.0.self_attn.q_proj.weight}
 * @param shape its dimensions
 */
public record ParameterShape(String name, List<Long> shape) {
    /** Copies the shape. */
    public ParameterShape {
        shape = List.copyOf(shape);
    }

    private static ParameterShape of(String name, long... shape) {
        List<Long> dimensions = new ArrayList<>();
        for (long dimension : shape) {
            dimensions.add(dimension);
        }
        return new ParameterShape(name, dimensions);
    }

    /** The number of values. */
    public long count() {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return count;
    }

    /**
     * Every parameter of a model: the embedding, the blocks from first to last, the final norm, and
     * the output head where it is not the embedding.
     */
    public static List<ParameterShape> all(ModelConfig config) {
        List<ParameterShape> all = new ArrayList<>();
        long hidden = config.hiddenSize();
        all.add(of("model.embed_tokens.weight", config.vocabSize(), hidden));
        for (int layer = 0; layer < config.layers(); layer++) {
            addLayer(all, "model.layers." + layer + ".", config);
        }
        all.add(of("model.norm.weight", hidden));
        if (!config.tieWordEmbeddings()) {
            all.add(of("lm_head.weight", config.vocabSize(), hidden));
        }
        return List.copyOf(all);
    }

    private static void addLayer(List<ParameterShape> all, String layer, ModelConfig config) {
        long hidden = config.hiddenSize();
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        long inner = config.intermediateSize();
        AttentionBias bias = config.attentionBias();
        all.add(of(layer + "input_layernorm.weight", hidden));
        addProjection(all, layer + "self_attn.q_proj", queries, hidden, bias.onInputs());
        addProjection(all, layer + "self_attn.k_proj", keys, hidden, bias.onInputs());
        addProjection(all, layer + "self_attn.v_proj", keys, hidden, bias.onInputs());
        addProjection(all, layer + "self_attn.o_proj", hidden, queries, bias.onOutput());
        all.add(of(layer + "post_attention_layernorm.weight", hidden));
        addProjection(all, layer + "mlp.gate_proj", inner, hidden, false);
        addProjection(all, layer + "mlp.up_proj", inner, hidden, false);
        addProjection(all, layer + "mlp.down_proj", hidden, inner, false);
    }

    private static void addProjection(
            List<ParameterShape> all, String name, long outputs, long inputs, boolean biased) {
        all.add(of(name + ".weight", outputs, inputs));
        if (biased) {
            all.add(of(name + ".bias", outputs));
        }
    }
}
