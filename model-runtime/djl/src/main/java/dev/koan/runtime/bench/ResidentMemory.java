package dev.koan.runtime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of this process that is really there, heap and PyTorch's together; Linux tells. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Bytes now ({@code VmRSS}). */
    public static OptionalLong now() {
        return read("VmRSS:");
    }

    /** The most bytes there ever were ({@code VmHWM}). */
    public static OptionalLong peak() {
        return read("VmHWM:");
    }

    private static OptionalLong read(String field) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    return OptionalLong.of(1024 * Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
        } catch (IOException e) {
            // No such file on other systems: then nobody knows.
        }
        return OptionalLong.empty();
    }
}
