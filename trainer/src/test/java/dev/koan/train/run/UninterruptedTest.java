package dev.koan.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninterruptedTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);

    private final Path folder;

    UninterruptedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void clearTheInterrupt() {
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    @Test
    void anInterruptedThreadWritesMetrics() {
        Path file = folder.resolve("metrics.jsonl");
        try (MetricSink metrics =
                MetricSink.both(
                        JsonlMetrics.create(file), TensorBoardEvents.create(folder, CLOCK))) {
            Thread.currentThread().interrupt();
            metrics.accept(new MetricPoint(1, Instant.EPOCH, Map.of("loss", 0.5)));
            metrics.accept(new MetricPoint(2, Instant.EPOCH, Map.of("loss", 0.4)));
        }
        assertThat(MetricHistory.read(file).points()).hasSize(2);
    }

    @Test
    void anInterruptedThreadWritesWholeFiles() {
        Thread.currentThread().interrupt();
        WholeFile.write(folder.resolve("a.txt"), "whole");
        assertThat(folder.resolve("a.txt")).hasContent("whole");
    }

    @Test
    void anInterruptedThreadWritesCheckpoints() {
        RunDirectory run =
                RunDirectory.create(
                        folder,
                        "run",
                        new RunDescription(Map.of(), 1, "1", Optional.empty()),
                        CLOCK);
        Thread.currentThread().interrupt();
        run.writeCheckpoint(3, checkpoint -> fill(checkpoint.resolve("weights")));
        assertThat(run.lastCheckpointStep()).hasValue(3);
    }

    private static void fill(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
