package dev.koan.runtime.model;

import dev.koan.runtime.checkpoint.ModelConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each parameter stands in the one flat tensor. Equal parameters of all layers stand
 * together, so that one view holds them for the decoder and one batched product serves the
 * optimiser; queries, keys and values are one matrix, gate and up another. What weight decay
 * applies to comes first.
 */
public final class ParameterLayout {
    /**
     * A run of equal tensors.
     *
     * @param name for errors and tests
     * @param offset of its first value
     * @param shape stacked over layers where the model has one for each
     */
    public record Group(String name, long offset, List<Long> shape) {
        /** Number of values. */
        public long size() {
            return shape.stream().reduce(1L, (a, b) -> a * b);
        }
    }

    /**
     * One parameter of a checkpoint.
     *
     * @param offset of its first value in the flat tensor
     * @param shape as in the checkpoint
     */
    public record Slot(long offset, List<Long> shape) {
        /** Number of values. */
        public long size() {
            return shape.stream().reduce(1L, (a, b) -> a * b);
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final ModelConfig config;
    private final long decayed;
    private long end;

    /** Lays out a model. */
    public ParameterLayout(ModelConfig config) {
        this.config = config;
        long layers = config.layers();
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        long queries = (long) config.heads() * config.headDim();
        long keys = (long) config.kvHeads() * config.headDim();
        add("embedding", config.vocabSize(), hidden);
        if (!config.tieWordEmbeddings()) {
            add("head", config.vocabSize(), hidden);
        }
        add("qkv", layers, queries + 2 * keys, hidden);
        add("o", layers, hidden, queries);
        add("gate_up", layers, 2 * inner, hidden);
        add("down", layers, hidden, inner);
        decayed = end;
        if (config.attentionBias().onInputs()) {
            add("qkv_bias", layers, queries + 2 * keys);
        }
        if (config.attentionBias().onOutput()) {
            add("o_bias", layers, hidden);
        }
        add("attention_norm", layers, hidden);
        add("mlp_norm", layers, hidden);
        add("final_norm", hidden);
        nameSlots(queries, keys);
    }

    private void add(String name, long... shape) {
        List<Long> dimensions = new ArrayList<>();
        for (long n : shape) {
            dimensions.add(n);
        }
        Group group = new Group(name, end, List.copyOf(dimensions));
        groups.add(group);
        end += group.size();
    }

    private void nameSlots(long queries, long keys) {
        long hidden = config.hiddenSize();
        long inner = config.intermediateSize();
        place("model.embed_tokens.weight", "embedding", 0, config.vocabSize(), hidden);
        if (!config.tieWordEmbeddings()) {
            place("lm_head.weight", "head", 0, config.vocabSize(), hidden);
        }
        long rows = queries + 2 * keys;
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            place(layer + "self_attn.q_proj.weight", "qkv", i * rows * hidden, queries, hidden);
            place(
                    layer + "self_attn.k_proj.weight",
                    "qkv",
                    (i * rows + queries) * hidden,
                    keys,
                    hidden);
            place(
                    layer + "self_attn.v_proj.weight",
                    "qkv",
                    (i * rows + queries + keys) * hidden,
                    keys,
                    hidden);
            place(layer + "self_attn.o_proj.weight", "o", i * hidden * queries, hidden, queries);
            place(
                    layer + "mlp.gate_proj.weight",
                    "gate_up",
                    2L * i * inner * hidden,
                    inner,
                    hidden);
            place(
                    layer + "mlp.up_proj.weight",
                    "gate_up",
                    (2L * i + 1) * inner * hidden,
                    inner,
                    hidden);
            place(layer + "mlp.down_proj.weight", "down", i * hidden * inner, hidden, inner);
            place(layer + "input_layernorm.weight", "attention_norm", i * hidden, hidden);
            place(layer + "post_attention_layernorm.weight", "mlp_norm", i * hidden, hidden);
            if (config.attentionBias().onInputs()) {
                place(layer + "self_attn.q_proj.bias", "qkv_bias", i * rows, queries);
                place(layer + "self_attn.k_proj.bias", "qkv_bias", i * rows + queries, keys);
                place(layer + "self_attn.v_proj.bias", "qkv_bias", i * rows + queries + keys, keys);
            }
            if (config.attentionBias().onOutput()) {
                place(layer + "self_attn.o_proj.bias", "o_bias", i * hidden, hidden);
            }
        }
        place("model.norm.weight", "final_norm", 0, hidden);
    }

    private void place(String name, String group, long offset, long... shape) {
        List<Long> dimensions = new ArrayList<>();
        for (long n : shape) {
            dimensions.add(n);
        }
        slots.put(name, new Slot(group(group).offset() + offset, List.copyOf(dimensions)));
    }

    /** The group of a name. */
    public Group group(String name) {
        return groups.stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
    }

    /** All groups in the order of the flat tensor. */
    public List<Group> groups() {
        return List.copyOf(groups);
    }

    /** Hugging Face parameter names to their places, in the order of the model. */
    public Map<String, Slot> slots() {
        return Collections.unmodifiableMap(slots);
    }

    /**
     * The place of one parameter.
     *
     * @throws IllegalArgumentException when the model has no parameter of that name
     */
    public Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("The model has no parameter '%s'.".formatted(name));
        }
        return slot;
    }

    /** Number of all values. */
    public long size() {
        return end;
    }

    /** Number of values that weight decay applies to: the matrices, not norms and biases. */
    public long decayedSize() {
        return decayed;
    }

    /** The decoder's source with this model's numbers filled in. */
    String fillIn(String source) {
        List<Long> sizes = groups.stream().map(Group::size).toList();
        List<List<Long>> shapes = groups.stream().map(Group::shape).toList();
        return source.replace("@sizes@", sizes.toString())
                .replace("@shapes@", shapes.toString())
                .replace("@tied@", pythonBoolean(config.tieWordEmbeddings()))
                .replace("@qkv_biased@", pythonBoolean(config.attentionBias().onInputs()))
                .replace("@o_biased@", pythonBoolean(config.attentionBias().onOutput()))
                .replace("@grouped@", pythonBoolean(config.heads() != config.kvHeads()))
                .replace("@epsilon@", BigDecimal.valueOf(config.rmsNormEps()).toPlainString())
                .replace("@layers@", Integer.toString(config.layers()))
                .replace("@heads@", Integer.toString(config.heads()))
                .replace("@kv_heads@", Integer.toString(config.kvHeads()))
                .replace("@queries_per_key@", Integer.toString(config.queriesPerKeyValue()))
                .replace("@half_head@", Integer.toString(config.headDim() / 2))
                .replace("@head_size@", Integer.toString(config.headDim()));
    }

    private static String pythonBoolean(Object value) {
        return Boolean.TRUE.equals(value) ? "True" : "False";
    }
}
