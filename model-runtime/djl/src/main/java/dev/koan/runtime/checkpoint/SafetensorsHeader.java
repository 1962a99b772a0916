package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;
import static dev.koan.runtime.checkpoint.CheckpointException.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: a JSON object of tensor names to {@code dtype}, {@code shape}
 * and {@code data_offsets}, and {@code __metadata__}. Whoever holds one can rely on it: types are
 * known, lengths fit shapes, and the tensors lie in the file one behind the other without overlap
 * or hole.
 *
 * @param tensors by name, in the order of the file
 * @param metadata what the writer noted, for example {@code format} to {@code pt}
 */
record SafetensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final int MOST_DIMENSIONS = 16;

    /**
     * Reads and checks a header.
     *
     * @param file its file, for messages
     * @param json the header's text
     * @param dataSize how many bytes of tensors follow the header
     * @throws CheckpointException when anything in it is wrong
     */
    static SafetensorsHeader parse(Path file, String json, long dataSize) {
        ObjectNode root = JsonFile.parse(file, json);
        List<TensorInfo> inFileOrder = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                metadata.putAll(metadata(file, entry.getValue()));
            } else {
                inFileOrder.add(tensor(file, entry.getKey(), entry.getValue(), dataSize));
            }
        }
        inFileOrder.sort(
                Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        requireNoHoles(file, inFileOrder, dataSize);
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        inFileOrder.forEach(tensor -> tensors.put(tensor.name(), tensor));
        return new SafetensorsHeader(
                Collections.unmodifiableMap(tensors), Collections.unmodifiableMap(metadata));
    }

    private static Map<String, String> metadata(Path file, JsonNode node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (!node.isObject()) {
            throw new CheckpointException(
                    "%s has metadata that are no JSON object.".formatted(file));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new CheckpointException(
                        "%s has metadata %s that is no text."
                                .formatted(file, quote(entry.getKey())));
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static TensorInfo tensor(Path file, String name, JsonNode node, long dataSize) {
        ElementType type = type(file, name, node.path("dtype"));
        List<Long> shape = wholeNumbers(file, name, "shape", node.path("shape"));
        List<Long> offsets = wholeNumbers(file, name, "data_offsets", node.path("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataSize) {
            throw new CheckpointException(
                    "%s places tensor %s at bytes %s, but the file holds %d bytes of tensors; it is damaged or cut short, so fetch it again."
                            .formatted(file, quote(name), shape(offsets), dataSize));
        }
        TensorInfo info = new TensorInfo(name, type, shape, offsets.get(0), offsets.get(1));
        requireLength(file, info);
        return info;
    }

    private static ElementType type(Path file, String name, JsonNode node) {
        return ElementType.ofName(node.asText())
                .orElseThrow(() ->
                        new CheckpointException(
                                "%s gives the element type of tensor %s as %s, which the safetensors format does not have."
                                        .formatted(
                                                file,
                                                quote(name),
                                                node.isMissingNode()
                                                        ? "nothing"
                                                        : quote(node.asText()))));
    }

    private static List<Long> wholeNumbers(Path file, String name, String field, JsonNode node) {
        List<Long> numbers = new ArrayList<>();
        boolean sound = node.isArray() && node.size() <= MOST_DIMENSIONS;
        if (sound) {
            for (JsonNode element : node) {
                sound &= element.isIntegralNumber() && element.canConvertToLong();
                numbers.add(element.asLong());
            }
        }
        if (!sound || numbers.stream().anyMatch(number -> number < 0)) {
            throw new CheckpointException(
                    "%s gives %s of tensor %s as %s, which is no list of at most %d whole numbers from 0."
                            .formatted(
                                    file,
                                    field,
                                    quote(name),
                                    node.isMissingNode() ? "nothing" : quote(node.toString()),
                                    MOST_DIMENSIONS));
        }
        return numbers;
    }

    private static void requireLength(Path file, TensorInfo info) {
        long bytes = info.type().bytes();
        try {
            for (long dimension : info.shape()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
        } catch (ArithmeticException e) {
            throw new CheckpointException(
                    "%s gives tensor %s the shape %s, which is too large for any file."
                            .formatted(file, quote(info.name()), shape(info.shape())),
                    e);
        }
        if (bytes != info.end() - info.begin()) {
            throw new CheckpointException(
                    "%s gives tensor %s the shape %s of %s, which takes %d bytes, but places it in %d bytes."
                            .formatted(
                                    file,
                                    quote(info.name()),
                                    shape(info.shape()),
                                    info.type(),
                                    bytes,
                                    info.end() - info.begin()));
        }
    }

    private static void requireNoHoles(Path file, List<TensorInfo> inFileOrder, long dataSize) {
        long reached = 0;
        for (TensorInfo tensor : inFileOrder) {
            if (tensor.begin() != reached) {
                throw new CheckpointException(
                        "%s places tensor %s at byte %d where byte %d is next, so tensors overlap or leave a hole."
                                .formatted(file, quote(tensor.name()), tensor.begin(), reached));
            }
            reached = tensor.end();
        }
        if (reached != dataSize) {
            throw new CheckpointException(
                    "%s holds %d bytes of tensors, but its header accounts for %d; it is damaged, so fetch it again."
                            .formatted(file, dataSize, reached));
        }
    }
}
