package dev.koan.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that appear whole or not at all: written beside their place, forced to the disk, then
 * renamed.
 */
final class AtomicFile {
    /** Fills an empty file. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    static void write(Path file, Content content) {
        Path place = file.toAbsolutePath();
        Path beside = place.resolveSibling("." + place.getFileName() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(
                    beside,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(beside);
            throw new CheckpointException(
                    "%s cannot be written; check that its folder exists, may be written and has room."
                            .formatted(file),
                    e);
        }
    }

    /**
     * What was begun is of no use to anyone; that it cannot be deleted is not the fault to report.
     */
    private static void deleteQuietly(Path file) {
        if (!file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }
}
