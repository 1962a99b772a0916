package dev.koan.train.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a reader sees the old one or the new one, never half of it. Thread-safe.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes text beside the file and renames it over the file. Missing folders are made.
     *
     * @throws RunFault when the disk is full or the folder cannot be written
     */
    public static void write(Path file, String text) {
        Uninterrupted.write(() -> replace(file, text));
    }

    private static void replace(Path file, String text) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                makeFolder(folder);
            }
            try (FileChannel channel =
                    FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    /**
     * Reads a file of UTF-8 text.
     *
     * @throws RunFault when it cannot be read
     */
    public static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RunFault.reading(file, e);
        }
    }

    /** Makes a folder and those above it; a file in its place is a fault. */
    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new RunFault(
                    "Cannot make the folder %s: a file has that name, choose another folder."
                            .formatted(folder),
                    e);
        } catch (IOException e) {
            throw RunFault.writing(folder, e);
        }
    }
}
