package dev.koan.app.model;

import dev.koan.coat.MetaAction;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.CheckpointWriter;
import dev.koan.runtime.checkpoint.ElementType;
import dev.koan.runtime.checkpoint.Family;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.ParameterShape;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.checkpoint.TensorData;
import dev.koan.runtime.tokenizer.AddedTokens;
import dev.koan.train.pretrain.CountdownVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Writes checkpoints of one small layer with random weights, on the vocabulary of Koan's models.
 */
public final class TinyModelFolder {
    private static final int WIDTH = 16;

    private TinyModelFolder() {}

    /** A model that knows the meta-actions. */
    public static Path writeCoat(Path folder) {
        List<String> actions = Arrays.stream(MetaAction.values()).map(MetaAction::token).toList();
        return write(folder, 224, AddedTokens.add(CountdownVocabulary.tokenizerJson(), actions));
    }

    /** A base model. */
    public static Path writeBase(Path folder) {
        return write(folder, 221, CountdownVocabulary.tokenizerJson());
    }

    private static Path write(Path folder, int vocabulary, String tokenizerJson) {
        ModelConfig config =
                new ModelConfig(
                        Family.LLAMA,
                        vocabulary,
                        WIDTH,
                        WIDTH,
                        1,
                        2,
                        2,
                        WIDTH / 2,
                        1e-6,
                        10_000,
                        new RopeScaling.None(),
                        false,
                        AttentionBias.NONE,
                        512,
                        List.of(220),
                        OptionalInt.empty(),
                        OptionalInt.of(220));
        Random random = new Random(7);
        Map<String, TensorData> parameters = new HashMap<>();
        for (ParameterShape parameter : ParameterShape.all(config)) {
            float[] values = new float[Math.toIntExact(parameter.count())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            parameters.put(parameter.name(), new TensorData(parameter.shape(), values, 0));
        }
        try {
            Files.createDirectories(folder);
            CheckpointWriter.write(folder, config, parameters, ElementType.F32);
            Files.writeString(folder.resolve("tokenizer.json"), tokenizerJson);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
