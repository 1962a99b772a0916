package dev.koan.runtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the golden reference beside the repository; tests that need it are skipped where it is
 * missing.
 */
public final class GoldenFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFolder() {}

    /** A file or folder under shared/data/golden. */
    public static Path path(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path found = folder.resolveSibling("shared").resolve("data/golden").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
            folder = folder.getParent();
        }
        assumeTrue(
                false,
                "The golden reference ../shared/data/golden/" + name + " is not here; skipped.");
        throw new AssertionError();
    }

    /** A JSON file under shared/data/golden. */
    public static JsonNode json(String name) throws IOException {
        return JSON.readTree(path(name).toFile());
    }

    /** An array of numbers. */
    public static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }

    /** An array of whole numbers. */
    public static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    /** An array of whole numbers. */
    public static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }
}
