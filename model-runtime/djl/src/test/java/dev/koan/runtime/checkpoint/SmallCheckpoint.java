package dev.koan.runtime.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A valid checkpoint of one block with random weights, and means to damage it. */
final class SmallCheckpoint {
    static final ModelConfig CONFIG =
            new ModelConfig(
                    Family.LLAMA,
                    10,
                    8,
                    12,
                    1,
                    2,
                    1,
                    4,
                    1e-5,
                    10_000,
                    new RopeScaling.None(),
                    false,
                    AttentionBias.NONE,
                    64,
                    List.of(9),
                    OptionalInt.empty(),
                    OptionalInt.of(8));

    private SmallCheckpoint() {}

    static Map<String, TensorData> weights() {
        Random random = new Random(7);
        Map<String, TensorData> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : ParameterShape.all(CONFIG)) {
            float[] values = new float[(int) parameter.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            weights.put(parameter.name(), new TensorData(parameter.shape(), values, 0));
        }
        return weights;
    }

    /** One file. */
    static void write(Path folder) {
        CheckpointWriter.write(folder, CONFIG, weights(), ElementType.F32);
    }

    /** Two files and an index. */
    static void writeShards(Path folder) {
        write(folder);
        List<String> files =
                List.of("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        List<Map<String, TensorData>> shards =
                List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        StringBuilder map = new StringBuilder();
        weights()
                .forEach((name, tensor) -> {
                    int shard = name.contains("mlp") ? 1 : 0;
                    shards.get(shard).put(name, tensor);
                    map.append(map.isEmpty() ? "" : ",\n")
                            .append("\"%s\": \"%s\"".formatted(name, files.get(shard)));
                });
        for (int i = 0; i < files.size(); i++) {
            SafetensorsWriter.write(
                    folder.resolve(files.get(i)), shards.get(i), ElementType.BF16, Map.of());
        }
        try {
            Files.delete(folder.resolve(Checkpoint.SINGLE_FILE));
            Files.writeString(folder.resolve(ShardIndex.NAME), "{\"weight_map\": {" + map + "}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The length of a file's header. */
    static int headerLength(byte[] file) {
        return (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    }

    /** Replaces the header of a file and keeps its tensors; the length is set to fit. */
    static void editHeader(Path file, UnaryOperator<String> edit) {
        editBytes(
                file,
                bytes -> {
                    int length = headerLength(bytes);
                    String old = new String(bytes, 8, length, StandardCharsets.UTF_8);
                    byte[] header = edit.apply(old).getBytes(StandardCharsets.UTF_8);
                    int data = bytes.length - 8 - length;
                    return ByteBuffer.allocate(8 + header.length + data)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length)
                            .put(header)
                            .put(bytes, 8 + length, data)
                            .array();
                });
    }

    static void editText(Path file, UnaryOperator<String> edit) {
        editBytes(
                file,
                bytes ->
                        edit.apply(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
    }

    static void editBytes(Path file, UnaryOperator<byte[]> edit) {
        try {
            Files.write(file, edit.apply(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
