package dev.koan.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koan.run.MetricPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The points of a {@code metrics.jsonl}, which may still be growing.
 *
 * @param points in the order of the file
 * @param note a sentence about a last line that was cut short and left out; empty when all was
 *     whole
 */
public record MetricHistory(List<MetricPoint> points, Optional<String> note) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the points. */
    public MetricHistory {
        points = List.copyOf(points);
    }

    /**
     * Reads a file; a last line that a killed run left unfinished is left out, and said.
     *
     * @throws RunFault when the file cannot be read or a whole line in it is not a metric
     */
    public static MetricHistory read(Path file) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RunFault.reading(file, e);
        }
        int whole = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, whole).lines().toList();
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                points.add(parse(lines.get(i)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new RunFault(
                        "Line %d of %s is not a metric: delete the line or restore the file."
                                .formatted(i + 1, file),
                        e);
            }
        }
        Optional<String> note =
                whole == text.length()
                        ? Optional.empty()
                        : Optional.of(
                                "The last line of %s was cut short and is left out."
                                        .formatted(file));
        return new MetricHistory(points, note);
    }

    /** One line of the file, without its end. */
    static MetricPoint parse(String line) throws JsonProcessingException {
        JsonNode root = JSON.readTree(line);
        Map<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String name = field.getKey();
            if (!name.equals("step") && !name.equals("time")) {
                values.put(name, number(field.getValue()));
            }
        }
        long millis = Math.round(root.required("time").asDouble() * 1000);
        return new MetricPoint(
                root.required("step").asLong(), Instant.ofEpochMilli(millis), values);
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return Double.parseDouble(node.textValue() == null ? "" : node.textValue());
    }
}
