package dev.koan.train.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkpoint that a run started from.
 *
 * @param path its folder, as it was named
 * @param sha256 of its model: see {@link #of}
 */
public record ParentCheckpoint(String path, String sha256) {
    private static final int BUFFER = 1 << 16;

    /**
     * Hashes a checkpoint folder: SHA-256 over name, zero byte and content of {@code config.json},
     * {@code tokenizer.json} and every {@code .safetensors} of the model (the optimiser's is left
     * out), by name.
     *
     * @throws RunFault when the folder holds no model or cannot be read
     */
    public static ParentCheckpoint of(Path folder) {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER];
        for (Path file : modelFiles(folder)) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            } catch (IOException e) {
                throw RunFault.reading(file, e);
            }
        }
        return new ParentCheckpoint(folder.toString(), HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Path> modelFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> model = files.filter(ParentCheckpoint::belongsToModel).sorted().toList();
            if (model.isEmpty()) {
                throw new RunFault(
                        "There is no model in %s: choose a checkpoint folder.".formatted(folder));
            }
            return model;
        } catch (IOException e) {
            throw RunFault.reading(folder, e);
        }
    }

    private static boolean belongsToModel(Path file) {
        String name = file.getFileName().toString();
        return name.equals("config.json")
                || name.equals("tokenizer.json")
                || (name.endsWith(".safetensors") && !name.startsWith("optimizer"));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
