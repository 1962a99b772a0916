package dev.koan.app.cli;

import dev.koan.app.model.ModelCatalog;
import dev.koan.app.model.ModelFolder;
import dev.koan.runtime.NativeEngine;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks at everything that Koan needs, one thing after the other. */
final class Checkup {
    private static final int JAVA = 25;
    private static final long LITTLE_MEMORY = 2L << 30;

    private final Surroundings surroundings;

    Checkup(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All findings, in a fixed order; takes seconds when the native library must be unpacked. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(processor());
        findings.add(engine());
        findings.add(CudaSettings.of(surroundings.environment()).finding());
        findings.addAll(models());
        findings.add(display());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String words =
                "%s, %s"
                        .formatted(
                                System.getProperty("java.version"),
                                System.getProperty("java.home"));
        return version >= JAVA
                ? Finding.fine("Java", words)
                : Finding.broken("Java", words + "; install JDK 25 or newer.");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        long machine = machineMemory();
        String words =
                String.format(
                        Locale.ROOT,
                        "%.1f GB in the machine, %.1f GB of it for Java's heap",
                        machine / 1e9,
                        heap / 1e9);
        return machine >= LITTLE_MEMORY
                ? Finding.fine("memory", words)
                : Finding.note("memory", words + "; training wants 2 GB.");
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private Finding processor() {
        int count = Runtime.getRuntime().availableProcessors();
        String words = "%d processor%s".formatted(count, count == 1 ? "" : "s");
        boolean passive =
                "passive"
                        .equalsIgnoreCase(
                                surroundings.environment().getOrDefault("OMP_WAIT_POLICY", ""));
        return passive || count == 1
                ? Finding.fine("processor", words)
                : Finding.note(
                        "processor",
                        words
                                + "; set OMP_WAIT_POLICY=passive, as the start script does, or threads wait for each other by spinning.");
    }

    private static Finding engine() {
        try {
            NativeEngine engine = NativeEngine.load();
            return Finding.fine(
                    "PyTorch",
                    "%s, %d thread%s, %s"
                            .formatted(
                                    engine.version(),
                                    engine.threads(),
                                    engine.threads() == 1 ? "" : "s",
                                    engine.gpus() == 0 ? "no GPU" : engine.gpus() + " GPU"));
        } catch (RuntimeException | LinkageError e) {
            return Finding.broken(
                    "PyTorch",
                    "The native library does not load (%s); on Linux it needs glibc 2.28 and libstdc++, and room to unpack in %s (DJL_CACHE_DIR names another folder)."
                            .formatted(
                                    e.getMessage() == null
                                            ? e.getClass().getSimpleName()
                                            : e.getMessage(),
                                    Path.of(System.getProperty("user.home", "."), ".djl.ai")));
        }
    }

    private List<Finding> models() {
        ModelCatalog catalog = surroundings.models();
        List<ModelFolder> folders = catalog.folders();
        List<Finding> findings = new ArrayList<>();
        String names = folders.stream().map(ModelFolder::name).collect(Collectors.joining(", "));
        boolean hasDefault =
                folders.stream().anyMatch(folder -> folder.name().equals(ModelCatalog.DEFAULT));
        if (hasDefault) {
            findings.add(Finding.fine("models", "%s in %s".formatted(names, catalog.root())));
        } else {
            findings.add(
                    Finding.note(
                            "models",
                            "%s is not in %s%s; name another with --model, or make it with 'koan pretrain' and 'koan tune'."
                                    .formatted(
                                            ModelCatalog.DEFAULT,
                                            catalog.root(),
                                            names.isEmpty() ? "" : " (there is " + names + ")")));
        }
        catalog.complaints().forEach(sentence -> findings.add(Finding.broken("models", sentence)));
        return findings;
    }

    private Finding display() {
        return Display.isThere(surroundings.environment())
                ? Finding.fine("display", "there is one")
                : Finding.note(
                        "display",
                        "there is none: the window cannot open, all commands work; set DISPLAY to open it.");
    }
}
