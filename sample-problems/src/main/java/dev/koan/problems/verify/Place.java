package dev.koan.problems.verify;

import java.nio.file.Path;

/**
 * Where in a file something stands.
 *
 * @param file as the person named it
 * @param line from 1
 */
public record Place(Path file, long line) {
    /** A fault here: file, line, and the sentence. */
    public ProblemFault fault(String sentence) {
        return new ProblemFault("%s, line %d: %s".formatted(file, line, sentence));
    }
}
