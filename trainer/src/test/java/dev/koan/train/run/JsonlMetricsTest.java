package dev.koan.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.run.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlMetricsTest {
    private final Path folder;
    private final Path file;

    JsonlMetricsTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("run/metrics.jsonl");
    }

    @Test
    void writesOneLineForEachPoint() {
        try (JsonlMetrics metrics = JsonlMetrics.create(file)) {
            metrics.accept(
                    new MetricPoint(
                            120,
                            Instant.parse("2026-11-21T10:15:00.250Z"),
                            Map.of("charts/accuracy", 0.61)));
        }
        assertThat(file)
                .hasContent("{\"step\":120,\"time\":1.79525610025E9,\"charts/accuracy\":0.61}\n");
    }

    @Test
    void readsBackWhatItWrote() {
        MetricPoint point =
                new MetricPoint(
                        1,
                        Instant.parse("2026-11-21T10:15:00.123Z"),
                        Map.of(
                                "nan", Double.NaN,
                                "up", Double.POSITIVE_INFINITY,
                                "down", Double.NEGATIVE_INFINITY,
                                "small", 1e-12));
        try (JsonlMetrics metrics = JsonlMetrics.create(file)) {
            metrics.accept(point);
        }
        assertThat(MetricHistory.read(file).points()).containsExactly(point);
    }

    @Test
    void neverWritesABareNan() {
        try (JsonlMetrics metrics = JsonlMetrics.create(file)) {
            metrics.accept(new MetricPoint(1, Instant.EPOCH, Map.of("a", Double.NaN)));
        }
        assertThat(file).hasContent("{\"step\":1,\"time\":0.0,\"a\":\"NaN\"}\n");
    }

    @Test
    void resumedRunHasTheLinesOfOneThatWasNeverKilled() throws IOException {
        try (JsonlMetrics metrics = JsonlMetrics.create(file)) {
            for (int step = 1; step <= 5; step++) {
                metrics.accept(point(step));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "{\"step\":6,\"ti", StandardOpenOption.APPEND);
        try (JsonlMetrics metrics = JsonlMetrics.resume(file, 3)) {
            metrics.accept(point(4));
            metrics.accept(point(5));
        }
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void saysThatATornLineWasLeftOut() throws IOException {
        try (JsonlMetrics metrics = JsonlMetrics.create(file)) {
            metrics.accept(point(1));
        }
        assertThat(MetricHistory.read(file).note()).isEmpty();
        Files.writeString(file, "{\"step\":2,\"ti", StandardOpenOption.APPEND);
        MetricHistory history = MetricHistory.read(file);
        assertThat(history.points()).containsExactly(point(1));
        assertThat(history.note())
                .hasValue("The last line of %s was cut short and is left out.".formatted(file));
    }

    @Test
    void resumeBeginsAMissingFile() {
        try (JsonlMetrics metrics = JsonlMetrics.resume(file, 3)) {
            metrics.accept(point(4));
        }
        assertThat(MetricHistory.read(file).points()).containsExactly(point(4));
    }

    @Test
    void namesTheBrokenLine() throws IOException {
        for (String line : new String[] {"x", "{}", "[]", "{\"step\":1,\"time\":1,\"a\":{}}"}) {
            Files.createDirectories(folder.resolve("run"));
            Files.writeString(file, "{\"step\":1,\"time\":0.0}\n" + line + "\n");
            assertThatThrownBy(() -> MetricHistory.read(file))
                    .isInstanceOf(RunFault.class)
                    .hasMessage(
                            "Line 2 of %s is not a metric: delete the line or restore the file."
                                    .formatted(file));
        }
    }

    private static MetricPoint point(int step) {
        return new MetricPoint(
                step, Instant.ofEpochSecond(step), Map.of("losses/loss", 1.0 / step));
    }
}
