package dev.koan.train.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * What goes wrong in a run. The message is one sentence for a person: what, where, and what to do.
 */
public class RunFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with nothing beneath it. */
    public RunFault(String sentence) {
        super(sentence);
    }

    /** A fault with its cause. */
    public RunFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A file that could not be written. */
    static RunFault writing(Path file, IOException cause) {
        return new RunFault(
                "Cannot write %s: %s."
                        .formatted(file, reason(cause, "give Koan the right to write there")),
                cause);
    }

    /** A file that could not be read. */
    static RunFault reading(Path file, IOException cause) {
        return new RunFault(
                "Cannot read %s: %s."
                        .formatted(file, reason(cause, "give Koan the right to read it")),
                cause);
    }

    private static String reason(IOException cause, String permission) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("quota")) {
            return "the disk is full, free some space and resume the run";
        }
        if (words.contains("read-only")
                || cause.getCause() instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only, choose another folder";
        }
        if (cause instanceof AccessDeniedException || words.contains("permission denied")) {
            return "access is denied, " + permission + " or choose another folder";
        }
        if (cause instanceof NoSuchFileException) {
            return "it does not exist, check the path";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason() + ", check the path";
        }
        return cause.getClass().getSimpleName() + ", check the path and the disk";
    }
}
