package dev.koan.runtime.checkpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reference data that lies beside the repository; tests that need it are skipped where it is
 * missing.
 */
public final class SharedData {
    private SharedData() {}

    /** A file or folder below {@code shared/data}. */
    public static Path path(String name) {
        Optional<Path> found =
                Stream.iterate(
                                Optional.of(Path.of("").toAbsolutePath()),
                                Optional::isPresent,
                                folder -> folder.map(Path::getParent))
                        .map(folder -> folder.orElseThrow().resolve("shared/data").resolve(name))
                        .filter(Files::exists)
                        .findFirst();
        assumeTrue(found.isPresent(), "shared/data/" + name + " is missing, so this is not tested");
        return found.orElseThrow();
    }
}
