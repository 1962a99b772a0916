package dev.koan.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes checkpoint folders that transformers opens: {@code config.json}, {@code
 * generation_config.json} and {@code model.safetensors}. The tokenizer is not its business.
 */
public final class CheckpointWriter {
    private CheckpointWriter() {}

    /**
     * Writes or replaces the model in a folder, which is made where it is missing.
     *
     * @param parameters every parameter of the configuration, by its Hugging Face name
     * @param type how to store them
     * @throws IllegalArgumentException when parameters are missing, unknown, or of another shape
     * @throws CheckpointException when something cannot be written
     */
    public static void write(
            Path folder, ModelConfig config, Map<String, TensorData> parameters, ElementType type) {
        requireAll(config, parameters);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CheckpointException("%s cannot be made.".formatted(folder), e);
        }
        writeText(folder.resolve(ConfigReader.CONFIG), config.toJson(type));
        writeText(
                folder.resolve(ConfigReader.GENERATION_CONFIG),
                ConfigWriter.generationConfig(config));
        SafetensorsWriter.write(folder.resolve(Checkpoint.SINGLE_FILE), parameters, type, Map.of());
    }

    private static void requireAll(ModelConfig config, Map<String, TensorData> parameters) {
        Map<String, List<Long>> expected = new HashMap<>();
        ParameterShape.all(config).forEach(p -> expected.put(p.name(), p.shape()));
        Map<String, List<Long>> given = new HashMap<>();
        parameters.forEach((name, tensor) -> given.put(name, tensor.shape()));
        if (!expected.equals(given)) {
            given.entrySet().removeAll(expected.entrySet());
            throw new IllegalArgumentException(
                    "Parameters do not fit the configuration; unknown, of a wrong shape, or missing: "
                            + (given.isEmpty() ? "missing" : given));
        }
    }

    private static void writeText(Path file, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, channel -> writeFully(channel, bytes));
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
