package dev.koan.runtime.model;

import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.ModelConfig;

/** The same decoder in plain loops and double precision, straight from the papers' formulas. */
final class ReferenceDecoder {
    private final TinyModel model;
    private final ModelConfig config;
    private final RotaryTable table;

    ReferenceDecoder(TinyModel model) {
        this.model = model;
        config = model.config();
        table = RotaryTable.of(config, config.maxPositionEmbeddings());
    }

    /** Logits [T][V] after each id. */
    double[][] logits(long... ids) {
        double[][] x = new double[ids.length][config.hiddenSize()];
        float[] embedding = model.weight("model.embed_tokens.weight");
        for (int t = 0; t < ids.length; t++) {
            for (int c = 0; c < x[t].length; c++) {
                x[t][c] = embedding[(int) ids[t] * x[t].length + c];
            }
        }
        for (int i = 0; i < config.layers(); i++) {
            String layer = "model.layers." + i + ".";
            attention(layer, x);
            feedForward(layer, x);
        }
        double[][] logits = new double[ids.length][];
        for (int t = 0; t < ids.length; t++) {
            logits[t] = linear("lm_head", norm("model.norm.weight", x[t]));
        }
        return logits;
    }

    private void attention(String layer, double[][] x) {
        double[][] keys = new double[x.length][];
        double[][] values = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] normed = norm(layer + "input_layernorm.weight", x[t]);
            keys[t] = rotated(linear(layer + "self_attn.k_proj", normed), t);
            values[t] = linear(layer + "self_attn.v_proj", normed);
            double[] queries = rotated(linear(layer + "self_attn.q_proj", normed), t);
            double[] mixed = new double[queries.length];
            for (int head = 0; head < config.heads(); head++) {
                attend(head, t, queries, keys, values, mixed);
            }
            add(x[t], linear(layer + "self_attn.o_proj", mixed));
        }
    }

    private void attend(
            int head, int t, double[] queries, double[][] keys, double[][] values, double[] mixed) {
        int size = config.headDim();
        int from = head * size;
        int shared = head / config.queriesPerKeyValue() * size;
        double[] weights = new double[t + 1];
        double sum = 0;
        for (int s = 0; s <= t; s++) {
            double product = 0;
            for (int d = 0; d < size; d++) {
                product += queries[from + d] * keys[s][shared + d];
            }
            weights[s] = Math.exp(product / Math.sqrt(size));
            sum += weights[s];
        }
        for (int s = 0; s <= t; s++) {
            for (int d = 0; d < size; d++) {
                mixed[from + d] += weights[s] / sum * values[s][shared + d];
            }
        }
    }

    private void feedForward(String layer, double[][] x) {
        for (double[] row : x) {
            double[] normed = norm(layer + "post_attention_layernorm.weight", row);
            double[] gate = linear(layer + "mlp.gate_proj", normed);
            double[] up = linear(layer + "mlp.up_proj", normed);
            for (int f = 0; f < gate.length; f++) {
                gate[f] = gate[f] / (1 + Math.exp(-gate[f])) * up[f];
            }
            add(row, linear(layer + "mlp.down_proj", gate));
        }
    }

    private double[] rotated(double[] heads, int position) {
        int size = config.headDim();
        double[] turned = new double[heads.length];
        for (int i = 0; i < heads.length; i++) {
            int d = i % size;
            double other = d < size / 2 ? heads[i + size / 2] : heads[i - size / 2];
            int at = position * size + d;
            turned[i] = heads[i] * table.cos()[at] + other * table.sin()[at];
        }
        return turned;
    }

    private double[] norm(String name, double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value / x.length;
        }
        float[] weight = model.weight(name);
        double[] y = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            y[c] = x[c] / Math.sqrt(square + config.rmsNormEps()) * weight[c];
        }
        return y;
    }

    private double[] linear(String name, double[] x) {
        float[] weight = model.weight(name + ".weight");
        float[] bias = model.weights().getOrDefault(name + ".bias", new float[0]);
        double[] y = new double[weight.length / x.length];
        for (int o = 0; o < y.length; o++) {
            y[o] = bias.length == 0 ? 0 : bias[o];
            for (int c = 0; c < x.length; c++) {
                y[o] += x[c] * weight[o * x.length + c];
            }
        }
        return y;
    }

    private static void add(double[] x, double[] y) {
        for (int c = 0; c < x.length; c++) {
            x[c] += y[c];
        }
    }
}
