package dev.koan.runtime;

import ai.djl.Device;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.CheckpointWriter;
import dev.koan.runtime.checkpoint.ElementType;
import dev.koan.runtime.checkpoint.Family;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.ParameterShape;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.checkpoint.TensorData;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.runtime.tokenizer.SmallTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A model of two small layers with random weights, large enough that no two tokens are nearly
 * equally likely.
 *
 * @param config its numbers
 * @param weights row-major values by their Hugging Face names
 */
public record TinyModel(ModelConfig config, Map<String, float[]> weights) {
    /** Ids of {@link SmallTokenizer}. */
    private static final int VOCABULARY = 221;

    /** Grouped queries, no bias, untied; a context of 512 tokens. */
    public static TinyModel usual() {
        return of(2, AttentionBias.NONE, new RopeScaling.None(), 512);
    }

    /** The same shape with other numbers. */
    public static TinyModel of(
            int kvHeads, AttentionBias bias, RopeScaling scaling, int contextLength) {
        ModelConfig config =
                new ModelConfig(
                        Family.LLAMA,
                        VOCABULARY,
                        32,
                        48,
                        2,
                        4,
                        kvHeads,
                        8,
                        1e-6,
                        10_000,
                        scaling,
                        false,
                        bias,
                        contextLength,
                        List.of(VOCABULARY - 1),
                        OptionalInt.empty(),
                        OptionalInt.empty());
        return new TinyModel(config, randomWeights(config));
    }

    private static Map<String, float[]> randomWeights(ModelConfig config) {
        Random random = new Random(5);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : ParameterShape.all(config)) {
            float[] values = new float[(int) parameter.count()];
            double inputs = parameter.shape().getLast();
            for (int i = 0; i < values.length; i++) {
                double noise = random.nextGaussian();
                values[i] = (float) value(parameter, noise, inputs);
            }
            weights.put(parameter.name(), values);
        }
        return weights;
    }

    private static double value(ParameterShape parameter, double noise, double inputs) {
        if (parameter.name().contains("norm")) {
            return 1 + 0.2 * noise;
        }
        if (parameter.shape().size() == 1) {
            return 0.3 * noise;
        }
        return parameter.name().contains("embed") ? noise : 2 * noise / Math.sqrt(inputs);
    }

    /** The model in memory; the caller closes it. */
    public Decoder decoder() {
        Decoder decoder = new Decoder(config, Device.cpu());
        decoder.layout()
                .slots()
                .forEach((name, slot) -> decoder.write(slot.offset(), weight(name)));
        return decoder;
    }

    /** One parameter. */
    public float[] weight(String name) {
        float[] values = weights.get(name);
        if (values == null) {
            throw new AssertionError("There is no parameter " + name);
        }
        return values;
    }

    /** Writes a checkpoint folder with a tokenizer. */
    public Path write(Path folder) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (ParameterShape parameter : ParameterShape.all(config)) {
            tensors.put(
                    parameter.name(),
                    new TensorData(parameter.shape(), weight(parameter.name()), 0));
        }
        CheckpointWriter.write(folder, config, tensors, ElementType.F32);
        try {
            Files.writeString(folder.resolve(JsonTokenizer.FILE_NAME), SmallTokenizer.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
