package dev.koan.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings with which a person points to a libtorch for CUDA. Koan brings the one for the
 * processor; that for CUDA is a download of its own, or the {@code torch/lib} of a Python.
 *
 * @param library {@code PYTORCH_LIBRARY_PATH}, a folder
 * @param version {@code PYTORCH_VERSION}
 * @param flavor {@code PYTORCH_FLAVOR}
 */
record CudaSettings(String library, String version, String flavor) {
    private static final String SUBJECT = "GPU";
    private static final String NEEDED_VERSION = "2.7.1";
    private static final String NEEDED_FLAVOR = "cu128";
    private static final String HOW =
            "PYTORCH_LIBRARY_PATH=<folder of libtorch 2.7.1 for CUDA 12.8, or a Python's torch/lib> PYTORCH_VERSION=2.7.1 PYTORCH_FLAVOR=cu128";

    static CudaSettings of(Map<String, String> environment) {
        return new CudaSettings(
                environment.getOrDefault("PYTORCH_LIBRARY_PATH", "").strip(),
                environment.getOrDefault("PYTORCH_VERSION", "").strip(),
                environment.getOrDefault("PYTORCH_FLAVOR", "").strip());
    }

    /** Whether they fit together, and what to do where they do not. */
    Finding finding() {
        if (library.isEmpty() && version.isEmpty() && flavor.isEmpty()) {
            return Finding.fine(
                    SUBJECT, "not set up, so the processor computes; for one, set " + HOW);
        }
        if (library.isEmpty()) {
            return Finding.note(SUBJECT, "PYTORCH_LIBRARY_PATH is missing; set " + HOW);
        }
        if (!hasCudaLibrary()) {
            return Finding.broken(
                    SUBJECT,
                    "PYTORCH_LIBRARY_PATH names %s, where there is no libtorch for CUDA; set %s"
                            .formatted(library, HOW));
        }
        if (!version.equals(NEEDED_VERSION)) {
            return Finding.broken(
                    SUBJECT,
                    "PYTORCH_VERSION is '%s'; set it to %s, the version that Koan speaks with."
                            .formatted(version, NEEDED_VERSION));
        }
        return flavor.equals(NEEDED_FLAVOR)
                ? Finding.fine(SUBJECT, "libtorch %s %s in %s".formatted(version, flavor, library))
                : Finding.broken(
                        SUBJECT,
                        "PYTORCH_FLAVOR is '%s'; set it to %s.".formatted(flavor, NEEDED_FLAVOR));
    }

    private boolean hasCudaLibrary() {
        try {
            Path folder = Path.of(library);
            return Stream.of("libtorch_cuda.so", "torch_cuda.dll")
                    .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
