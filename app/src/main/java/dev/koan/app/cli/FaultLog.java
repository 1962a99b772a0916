package dev.koan.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the details of a fault that nobody expected, for whoever wants to report it. */
final class FaultLog {
    private FaultLog() {}

    /** Writes the whole fault into a new file of the temporary folder; empty when that fails. */
    static Optional<Path> write(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        try {
            Path file = Files.createTempFile("koan-fault-", ".log");
            Files.writeString(file, String.join("\n", new Version().getVersion()) + "\n\n" + text);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
