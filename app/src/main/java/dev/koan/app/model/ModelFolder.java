package dev.koan.app.model;

import dev.koan.runtime.checkpoint.Checkpoint;
import dev.koan.runtime.checkpoint.CheckpointException;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.ParameterShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder that looks like a checkpoint.
 *
 * @param name what a person picks it by
 * @param path the folder
 */
public record ModelFolder(String name, Path path) {
    /** The file that makes a folder a checkpoint. */
    static final String CONFIG = "config.json";

    static ModelFolder of(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return new ModelFolder(String.valueOf(whole.getFileName()), whole);
    }

    static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(CONFIG));
    }

    /**
     * Reads what there is to know without reading the weights.
     *
     * @throws CheckpointException when the folder holds no whole checkpoint
     */
    public ModelFacts facts() {
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            checkpoint.checkShapes();
            ModelConfig config = checkpoint.config();
            long parameters =
                    ParameterShape.all(config).stream().mapToLong(ParameterShape::count).sum();
            return new ModelFacts(
                    config.family().modelType(),
                    parameters,
                    weightBytes(),
                    config.vocabSize(),
                    config.maxPositionEmbeddings());
        }
    }

    private long weightBytes() {
        long bytes = 0;
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(ModelFolder::holdsWeights).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelFault(
                    "%s cannot be listed; check that you may read it.".formatted(path), e);
        }
    }

    /** The optimiser's moments, which lie beside a checkpoint of a run, are no weights. */
    private static boolean holdsWeights(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".safetensors") && !name.startsWith("optimizer");
    }
}
