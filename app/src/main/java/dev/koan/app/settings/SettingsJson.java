package dev.koan.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.generation.SamplingOptions;
import dev.koan.views.fx.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Settings as JSON and back. What is missing or out of range is as at a first start. Stateless. */
final class SettingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingsJson() {}

    static String write(Settings settings) {
        ObjectNode root = JSON.createObjectNode();
        root.put("appearance", settings.appearance().word());
        ObjectNode window = root.putObject("window");
        window.put("x", settings.bounds().x());
        window.put("y", settings.bounds().y());
        window.put("width", settings.bounds().width());
        window.put("height", settings.bounds().height());
        window.put("maximized", settings.isMaximized());
        root.put("model", settings.model());
        root.put("problemSet", settings.problemSet());
        root.put("problem", settings.problem());
        settings.ownProblems().forEach(root.putArray("ownProblems")::add);
        write(settings.sampling(), root.putObject("sampling"));
        root.put("tokensPerSecond", settings.tokensPerSecond());
        return root.toPrettyString() + "\n";
    }

    private static void write(SamplingOptions options, ObjectNode node) {
        node.put("temperature", options.temperature());
        node.put("topK", options.topK());
        node.put("topP", options.topP());
        node.put("minP", options.minP());
        node.put("repetitionPenalty", options.repetitionPenalty());
        node.put("seed", options.seed());
        node.put("maxTokens", options.maxTokens());
        options.alternatives().ifPresent(k -> node.put("alternatives", k));
    }

    /**
     * @throws JsonProcessingException when the text is no JSON
     */
    static Settings read(String text) throws JsonProcessingException {
        JsonNode root = JSON.readTree(text);
        Settings first = Settings.first();
        JsonNode window = root.path("window");
        List<String> own = new ArrayList<>();
        root.path("ownProblems").forEach(problem -> own.add(problem.asText()));
        return new Settings(
                root.path("appearance").asText().equals(Appearance.DARK.word())
                        ? Appearance.DARK
                        : Appearance.LIGHT,
                new WindowBounds(
                        window.path("x").asDouble(),
                        window.path("y").asDouble(),
                        window.path("width").asDouble(),
                        window.path("height").asDouble()),
                window.path("maximized").asBoolean(),
                root.path("model").asText(),
                root.path("problemSet").asText(),
                root.path("problem").asText(),
                own.subList(0, Math.min(own.size(), Settings.OWN_PROBLEMS)),
                sampling(root.path("sampling"), first.sampling()),
                Math.clamp(root.path("tokensPerSecond").asDouble(), 0, 1000));
    }

    private static SamplingOptions sampling(JsonNode node, SamplingOptions first) {
        if (!node.isObject()) {
            return first;
        }
        JsonNode alternatives = node.path("alternatives");
        try {
            return new SamplingOptions(
                    node.path("temperature").asDouble(first.temperature()),
                    node.path("topK").asInt(first.topK()),
                    node.path("topP").asDouble(first.topP()),
                    node.path("minP").asDouble(first.minP()),
                    node.path("repetitionPenalty").asDouble(first.repetitionPenalty()),
                    node.path("seed").asLong(first.seed()),
                    node.path("maxTokens").asInt(first.maxTokens()),
                    alternatives.isInt()
                            ? OptionalInt.of(alternatives.asInt())
                            : OptionalInt.empty());
        } catch (IllegalArgumentException e) {
            return first;
        }
    }
}
