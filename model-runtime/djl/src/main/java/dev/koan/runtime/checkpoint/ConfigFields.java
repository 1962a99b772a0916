package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Fields of a JSON object by name, each of the type asked for or refused in a sentence. A field
 * that is null counts as missing.
 */
record ConfigFields(Path file, JsonNode node) {
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    int requireInt(String name) {
        return wholeNumber(name, require(name));
    }

    int intOr(String name, int missing) {
        return has(name) ? requireInt(name) : missing;
    }

    double requireDouble(String name) {
        JsonNode value = require(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw fault(name, value, "a number");
        }
        return value.doubleValue();
    }

    double doubleOr(String name, double missing) {
        return has(name) ? requireDouble(name) : missing;
    }

    boolean isTrue(String name) {
        if (!has(name)) {
            return false;
        }
        JsonNode value = require(name);
        if (!value.isBoolean()) {
            throw fault(name, value, "true or false");
        }
        return value.booleanValue();
    }

    String textOr(String name, String missing) {
        if (!has(name)) {
            return missing;
        }
        JsonNode value = require(name);
        if (!value.isTextual()) {
            throw fault(name, value, "a text");
        }
        return value.textValue();
    }

    ConfigFields object(String name) {
        JsonNode value = require(name);
        if (!value.isObject()) {
            throw fault(name, value, "an object");
        }
        return new ConfigFields(file, value);
    }

    /** A list of texts; empty when missing. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            JsonNode value = require(name);
            for (JsonNode element : value) {
                texts.add(element.asText());
            }
            if (!value.isArray() || value.valueStream().anyMatch(e -> !e.isTextual())) {
                throw fault(name, value, "a list of texts");
            }
        }
        return texts;
    }

    /** One id or a list of them; empty when missing. */
    List<Integer> ids(String name) {
        List<Integer> ids = new ArrayList<>();
        if (has(name)) {
            JsonNode value = require(name);
            if (value.isArray()) {
                value.forEach(element -> ids.add(wholeNumber(name, element)));
            } else {
                ids.add(wholeNumber(name, value));
            }
        }
        return ids;
    }

    /** An id; empty when missing or -1, which some writers put for none. */
    OptionalInt id(String name) {
        int id = intOr(name, -1);
        return id == -1 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private int wholeNumber(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw fault(name, value, "a whole number below two thousand million");
        }
        return value.intValue();
    }

    private JsonNode require(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new CheckpointException(
                    "%s has no %s; a Llama or Qwen2 checkpoint needs it.".formatted(file, name));
        }
        return value;
    }

    private CheckpointException fault(String name, JsonNode value, String expected) {
        return new CheckpointException(
                "%s gives %s as %s, but it must be %s."
                        .formatted(file, name, quote(value.toString()), expected));
    }
}
