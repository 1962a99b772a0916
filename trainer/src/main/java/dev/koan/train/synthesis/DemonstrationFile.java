package dev.koan.train.synthesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.problem.Problem;
import dev.koan.train.run.RunFault;
import dev.koan.train.run.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Demonstrations as JSON lines. Each object has {@code messages} (a user's and an assistant's, as
 * chat data sets have them), Satori's {@code query} (the whole prompt), {@code answer} (the
 * reference) and {@code type}, and besides {@code completion} (with the end-of-text token), {@code
 * id}, {@code question} and {@code attributes} of the problem.
 */
public final class DemonstrationFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemonstrationFile() {}

    /**
     * Writes all demonstrations, whole or not at all.
     *
     * @throws RunFault when the file cannot be written
     */
    public static void write(Path file, List<Demonstration> demonstrations) {
        StringBuilder text = new StringBuilder();
        demonstrations.forEach(demonstration -> text.append(node(demonstration)).append('\n'));
        WholeFile.write(file, text.toString());
    }

    /**
     * Reads demonstrations.
     *
     * @throws RunFault when the file cannot be read; when a line is no demonstration, with its
     *     number
     */
    public static List<Demonstration> read(Path file) {
        List<Demonstration> demonstrations = new ArrayList<>();
        List<String> lines = WholeFile.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                demonstrations.add(demonstration(JSON.readTree(lines.get(i))));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new RunFault(
                        "Line %d of %s is not a demonstration: make the file again with 'koan data synthesize'."
                                .formatted(i + 1, file),
                        e);
            }
        }
        return demonstrations;
    }

    private static ObjectNode node(Demonstration demonstration) {
        Problem problem = demonstration.problem();
        ObjectNode node = JSON.createObjectNode();
        node.putArray("messages")
                .add(message("user", problem.question()))
                .add(message("assistant", demonstration.answerText()));
        node.put("query", demonstration.prompt()).put("answer", problem.reference());
        node.put("type", demonstration.type().label());
        node.put("completion", demonstration.completion());
        node.put("id", problem.id()).put("question", problem.question());
        node.set("attributes", JSON.valueToTree(new TreeMap<>(problem.attributes())));
        return node;
    }

    private static ObjectNode message(String role, String content) {
        return JSON.createObjectNode().put("role", role).put("content", content);
    }

    private static Demonstration demonstration(JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        node.path("attributes")
                .properties()
                .forEach(a -> attributes.put(a.getKey(), a.getValue().asText()));
        Problem problem =
                new Problem(
                        text(node, "id"), text(node, "question"), text(node, "answer"), attributes);
        DemonstrationType type =
                DemonstrationType.ofLabel(text(node, "type"))
                        .orElseThrow(() -> new IllegalArgumentException("unknown type"));
        return new Demonstration(problem, type, text(node, "query"), text(node, "completion"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.required(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is not a text");
        }
        return value.textValue();
    }
}
