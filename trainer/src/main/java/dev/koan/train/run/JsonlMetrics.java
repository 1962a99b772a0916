package dev.koan.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines such as <code>{"step":120,"time":1795256100.25,"charts/accuracy":0.61}</code>; the
 * time is in seconds since 1970, as TensorBoard has it. A value that is no number is written as the
 * text {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"}, which keeps every line valid JSON.
 * Each line is handed to the system whole and at once, so that a killed run loses no earlier line.
 */
public final class JsonlMetrics implements MetricSink {
    private static final Logger LOG = LoggerFactory.getLogger(JsonlMetrics.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FileChannel channel;

    private JsonlMetrics(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Starts the file of a new run.
     *
     * @throws RunFault when it exists already or cannot be written
     */
    public static JsonlMetrics create(Path file) {
        return open(file, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Goes on with the file of a run that continues from a checkpoint: lines of later steps go, so
     * that the file ends as if the run had never been killed. A last line that was cut short goes
     * too, and is said in the log. A missing file is begun.
     *
     * @param step the checkpoint's
     */
    public static JsonlMetrics resume(Path file, long step) {
        if (Files.exists(file)) {
            MetricHistory history = MetricHistory.read(file);
            history.note().ifPresent(LOG::warn);
            StringBuilder kept = new StringBuilder();
            history.points().stream()
                    .filter(point -> point.step() <= step)
                    .forEach(p -> kept.append(line(p)));
            WholeFile.write(file, kept.toString());
        }
        return open(file, StandardOpenOption.CREATE);
    }

    private static JsonlMetrics open(Path file, StandardOpenOption creation) {
        Optional.ofNullable(file.toAbsolutePath().getParent()).ifPresent(WholeFile::makeFolder);
        try {
            return new JsonlMetrics(
                    file,
                    FileChannel.open(
                            file, creation, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    @Override
    public void accept(MetricPoint point) {
        Uninterrupted.write(() -> append(point));
    }

    private void append(MetricPoint point) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line(point));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    private static String line(MetricPoint point) {
        ObjectNode root = JSON.createObjectNode();
        root.put("step", point.step()).put("time", point.time().toEpochMilli() / 1000.0);
        point.values()
                .forEach((name, value) -> {
                    if (Double.isFinite(value)) {
                        root.put(name, value);
                    } else {
                        root.put(name, value.toString());
                    }
                });
        return root + "\n";
    }
}
