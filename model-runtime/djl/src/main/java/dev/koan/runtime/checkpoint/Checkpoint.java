package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;
import static dev.koan.runtime.checkpoint.CheckpointException.shape;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A checkpoint folder in the Hugging Face layout: {@code config.json}, and {@code
 * model.safetensors} or several files with an index. Thread-safe; must not be read after {@link
 * #close()}.
 */
public final class Checkpoint implements AutoCloseable {
    static final String SINGLE_FILE = "model.safetensors";

    private final Path folder;
    private final ModelConfig config;
    private final Map<Path, SafetensorsFile> files;
    private final Map<String, SafetensorsFile> tensors;

    private Checkpoint(
            Path folder,
            ModelConfig config,
            Map<Path, SafetensorsFile> files,
            Map<String, SafetensorsFile> tensors) {
        this.folder = folder;
        this.config = config;
        this.files = files;
        this.tensors = tensors;
    }

    /**
     * Opens a folder: reads its configuration and the headers of its files, but no weights. The
     * caller closes it.
     *
     * @throws CheckpointException when a file is missing, damaged, or asks for what cannot be run
     */
    public static Checkpoint open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(
                    "%s is no folder; name a checkpoint folder with config.json in it."
                            .formatted(folder));
        }
        ModelConfig config = ConfigReader.read(folder);
        Map<Path, SafetensorsFile> files = new TreeMap<>();
        try {
            return new Checkpoint(folder, config, files, openFiles(folder, files));
        } catch (RuntimeException | Error e) {
            files.values().forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private static Map<String, SafetensorsFile> openFiles(
            Path folder, Map<Path, SafetensorsFile> files) {
        Map<String, SafetensorsFile> tensors = new HashMap<>();
        Path single = folder.resolve(SINGLE_FILE);
        if (Files.exists(single)) {
            SafetensorsFile file = SafetensorsFile.open(single);
            files.put(single, file);
            file.names().forEach(name -> tensors.put(name, file));
            return tensors;
        }
        if (!Files.exists(folder.resolve(ShardIndex.NAME))) {
            throw new CheckpointException(
                    "%s has neither %s nor %s; weights in other formats must be converted to safetensors first."
                            .formatted(folder, SINGLE_FILE, ShardIndex.NAME));
        }
        ShardIndex.read(folder)
                .forEach((name, path) -> {
                    SafetensorsFile file = files.computeIfAbsent(path, SafetensorsFile::open);
                    file.info(name);
                    tensors.put(name, file);
                });
        return tensors;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Its configuration. */
    public ModelConfig config() {
        return config;
    }

    /** The names of all tensors in its files. */
    public Set<String> names() {
        return Set.copyOf(tensors.keySet());
    }

    /**
     * Type and shape of one tensor.
     *
     * @throws CheckpointException when there is no such tensor
     */
    public TensorInfo info(String name) {
        return file(name).info(name);
    }

    /**
     * Compares the tensors with what the configuration asks for: each parameter there, of its
     * shape, in a readable type, and no further parameter that the decoder would have to ignore.
     *
     * @throws CheckpointException at the first difference, with expected and found shape
     */
    public void checkShapes() {
        List<ParameterShape> expected = ParameterShape.all(config);
        for (ParameterShape parameter : expected) {
            requireShape(parameter);
        }
        Set<String> known = expected.stream().map(ParameterShape::name).collect(Collectors.toSet());
        for (Map.Entry<String, SafetensorsFile> entry : new TreeMap<>(tensors).entrySet()) {
            String name = entry.getKey();
            // Older writers stored the rotary frequencies, which follow from the configuration.
            boolean harmless = !name.startsWith("model.") || name.endsWith("rotary_emb.inv_freq");
            if (!harmless && !known.contains(name)) {
                throw new CheckpointException(
                        "%s has tensor %s of shape %s, which the %s model of its config.json has no place for."
                                .formatted(
                                        entry.getValue().path(),
                                        quote(name),
                                        shape(info(name).shape()),
                                        config.family().modelType()));
            }
        }
    }

    private void requireShape(ParameterShape parameter) {
        SafetensorsFile file = tensors.get(parameter.name());
        if (file == null) {
            throw new CheckpointException(
                    "%s has no tensor %s of shape %s, which its config.json asks for; the checkpoint is incomplete, so fetch it again."
                            .formatted(
                                    weightFiles(),
                                    quote(parameter.name()),
                                    shape(parameter.shape())));
        }
        TensorInfo info = file.info(parameter.name());
        if (!info.shape().equals(parameter.shape())) {
            throw new CheckpointException(
                    "%s has tensor %s of shape %s, but its config.json asks for shape %s."
                            .formatted(
                                    file.path(),
                                    quote(parameter.name()),
                                    shape(info.shape()),
                                    shape(parameter.shape())));
        }
        if (!info.type().holdsWeights()) {
            throw file.noWeights(info);
        }
    }

    /**
     * Copies one tensor, row-major, widened to single precision.
     *
     * @param name its name in the files
     * @param target receives its values
     * @param offset where in the target the first value goes
     * @throws CheckpointException when there is no such tensor, or its type holds no weights
     * @throws IllegalArgumentException when the target is too short
     */
    public void read(String name, float[] target, int offset) {
        file(name).readFloats(name, target, offset);
    }

    /** SHA-256 over the bytes of all weight files in the order of their names, in hexadecimal. */
    public String weightsHash() {
        MessageDigest digest = sha256();
        files.values().forEach(file -> file.digest(digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private SafetensorsFile file(String name) {
        SafetensorsFile file = tensors.get(name);
        if (file == null) {
            throw new CheckpointException(
                    "%s has no tensor %s; the checkpoint is incomplete."
                            .formatted(weightFiles(), quote(name)));
        }
        return file;
    }

    /** What to call the weights in a message: the only file, or the index of several. */
    private Path weightFiles() {
        Path single = folder.resolve(SINGLE_FILE);
        return files.containsKey(single) ? single : folder.resolve(ShardIndex.NAME);
    }

    @Override
    public void close() {
        files.values().forEach(SafetensorsFile::close);
    }
}
