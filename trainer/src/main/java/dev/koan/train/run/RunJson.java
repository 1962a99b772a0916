package dev.koan.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code run.json}: read and written whole.
 *
 * @param name of the run
 * @param started as an ISO date and time with its offset
 * @param description what makes the run repeatable
 * @param state how it stands
 */
record RunJson(String name, String started, RunDescription description, RunState state) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> CONFIG = new TypeReference<>() {};

    RunJson withState(RunState newState) {
        return new RunJson(name, started, description, newState);
    }

    void write(Path file) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", name).put("started", started).put("state", state.word());
        if (state instanceof RunState.Failed(String sentence)) {
            root.put("sentence", sentence);
        }
        root.put("seed", description.seed()).put("code_version", description.codeVersion());
        description
                .parent()
                .ifPresent(parent ->
                        root.putObject("parent")
                                .put("path", parent.path())
                                .put("sha256", parent.sha256()));
        root.set("config", JSON.valueToTree(description.config()));
        try {
            WholeFile.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new RunFault(
                    "The settings of the run '%s' cannot be written as JSON.".formatted(name), e);
        }
    }

    static RunJson read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            RunDescription description =
                    new RunDescription(
                            JSON.convertValue(root.required("config"), CONFIG),
                            root.required("seed").asLong(),
                            root.required("code_version").asText(),
                            Optional.ofNullable(root.get("parent")).map(RunJson::parent));
            return new RunJson(
                    root.required("name").asText(),
                    root.required("started").asText(),
                    description,
                    state(root.required("state").asText(), root.path("sentence").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RunFault(
                    "%s is not the description of a run: choose another run, or restore the file."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw RunFault.reading(file, e);
        }
    }

    private static ParentCheckpoint parent(JsonNode node) {
        return new ParentCheckpoint(
                node.required("path").asText(), node.required("sha256").asText());
    }

    private static RunState state(String word, String sentence) {
        return switch (word) {
            case "running" -> new RunState.Running();
            case "finished" -> new RunState.Finished();
            case "stopped" -> new RunState.Stopped();
            case "failed" -> new RunState.Failed(sentence);
            default -> throw new IllegalArgumentException("There is no run state '" + word + "'.");
        };
    }
}
