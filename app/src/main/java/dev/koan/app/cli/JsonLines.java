package dev.koan.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One JSON object on each line, in ASCII, so that no text of a model reaches a terminal unescaped.
 */
final class JsonLines {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private final Terminal terminal;

    JsonLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A new object that says what it is about. */
    static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    /** Writes one object. */
    void write(ObjectNode node) {
        try {
            // DEL is ASCII, but no character that one reads.
            terminal.line(JSON.writeValueAsString(node).replace("\u007f", "\\u007f"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes can always be written.", e);
        }
    }

    /** A share or a mean; a number that is none is null in JSON. */
    static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
