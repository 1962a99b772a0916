package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code model.safetensors.index.json}: which file of the folder holds which tensor. A file
 * outside of the folder is never touched.
 */
final class ShardIndex {
    static final String NAME = "model.safetensors.index.json";

    private ShardIndex() {}

    /** The file of every tensor, each inside the folder and there. */
    static Map<String, Path> read(Path folder) {
        Path file = folder.resolve(NAME);
        JsonNode weightMap = JsonFile.readObject(file).path("weight_map");
        if (!weightMap.isObject() || weightMap.isEmpty()) {
            throw new CheckpointException(
                    "%s has no weight_map that says which file holds which tensor."
                            .formatted(file));
        }
        Map<String, Path> checked = new LinkedHashMap<>();
        Map<String, Path> shards = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : weightMap.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new CheckpointException(
                        "%s gives no file name for tensor %s."
                                .formatted(file, quote(entry.getKey())));
            }
            String name = entry.getValue().textValue();
            Path shard = checked.computeIfAbsent(name, n -> inside(folder, file, n));
            shards.put(entry.getKey(), shard);
        }
        return Collections.unmodifiableMap(shards);
    }

    private static Path inside(Path folder, Path index, String name) {
        try {
            Path root = folder.toRealPath();
            Path shard = root.resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !shard.startsWith(root) || shard.equals(root)) {
                throw outside(index, name);
            }
            if (!Files.isRegularFile(shard)) {
                throw new CheckpointException(
                        "%s names the file %s, which is missing; the checkpoint is incomplete, so fetch it again."
                                .formatted(index, quote(name)));
            }
            if (!shard.toRealPath().startsWith(root)) {
                throw outside(index, name);
            }
            return folder.resolve(root.relativize(shard));
        } catch (InvalidPathException e) {
            throw new CheckpointException(
                    "%s names the file %s, which is no file name.".formatted(index, quote(name)),
                    e);
        } catch (IOException e) {
            throw new CheckpointException(
                    "%s names the file %s, which cannot be read.".formatted(index, quote(name)), e);
        }
    }

    private static CheckpointException outside(Path index, String name) {
        return new CheckpointException(
                "%s points to %s, which lies outside of its folder; such a checkpoint is not opened."
                        .formatted(index, quote(name)));
    }
}
