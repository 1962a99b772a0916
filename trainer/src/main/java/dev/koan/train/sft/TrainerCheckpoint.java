package dev.koan.train.sft;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.runtime.checkpoint.Checkpoint;
import dev.koan.runtime.checkpoint.CheckpointWriter;
import dev.koan.runtime.checkpoint.ElementType;
import dev.koan.runtime.checkpoint.SafetensorsFile;
import dev.koan.runtime.checkpoint.SafetensorsWriter;
import dev.koan.runtime.checkpoint.TensorData;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.ParameterLayout;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.run.RunFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model folder that can also be trained on: beside the files of Hugging Face there are {@code
 * optimizer.safetensors} (moments) and {@code trainer-state.json} (updates made).
 */
public final class TrainerCheckpoint {
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "trainer-state.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainerCheckpoint() {}

    /** Writes config.json, model.safetensors and tokenizer.json. */
    public static void writeModel(
            Path folder, Decoder decoder, String tokenizerJson, ElementType type) {
        float[] flat = decoder.read(0, decoder.layout().size());
        Map<String, TensorData> parameters = new HashMap<>();
        for (Map.Entry<String, ParameterLayout.Slot> entry : decoder.layout().slots().entrySet()) {
            ParameterLayout.Slot slot = entry.getValue();
            int offset = Math.toIntExact(slot.offset());
            parameters.put(entry.getKey(), new TensorData(slot.shape(), flat, offset));
        }
        CheckpointWriter.write(folder, decoder.config(), parameters, type);
        try {
            Files.writeString(folder.resolve(JsonTokenizer.FILE_NAME), tokenizerJson);
        } catch (IOException e) {
            throw new RunFault(
                    "%s cannot be written.".formatted(folder.resolve(JsonTokenizer.FILE_NAME)), e);
        }
    }

    /** Writes the model and everything that an exact resume needs. */
    public static void write(Path folder, Decoder decoder, String tokenizerJson, Learner learner) {
        writeModel(folder, decoder, tokenizerJson, ElementType.F32);
        Learner.State state = learner.state();
        List<Long> shape = List.of((long) state.first().length);
        SafetensorsWriter.write(
                folder.resolve(OPTIMIZER),
                Map.of(
                        "first_moment", new TensorData(shape, state.first(), 0),
                        "second_moment", new TensorData(shape, state.second(), 0)),
                ElementType.F32,
                Map.of());
        try {
            JSON.writeValue(folder.resolve(STATE).toFile(), Map.of("step", state.steps()));
        } catch (IOException e) {
            throw new RunFault("%s cannot be written.".formatted(folder.resolve(STATE)), e);
        }
    }

    /** The model of a checkpoint. */
    public static Decoder readModel(Path folder, Device device) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            return Decoder.load(checkpoint, device);
        }
    }

    /** The moments and the count of updates that {@link #write} saved. */
    public static Learner.State readState(Path folder) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(OPTIMIZER))) {
            int size = Math.toIntExact(file.info("first_moment").elements());
            float[] first = new float[size];
            float[] second = new float[Math.toIntExact(file.info("second_moment").elements())];
            file.readFloats("first_moment", first, 0);
            file.readFloats("second_moment", second, 0);
            long steps = JSON.readTree(folder.resolve(STATE).toFile()).path("step").asLong(-1);
            if (steps < 0) {
                throw new RunFault(
                        "%s names no step; resume from another checkpoint."
                                .formatted(folder.resolve(STATE)));
            }
            return new Learner.State(first, second, steps);
        } catch (IOException e) {
            throw new RunFault(
                    "%s cannot be read; resume from another checkpoint."
                            .formatted(folder.resolve(STATE)),
                    e);
        }
    }
}
