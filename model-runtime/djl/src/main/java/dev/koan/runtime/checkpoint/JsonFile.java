package dev.koan.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads JSON objects strictly: UTF-8, no key twice, nothing behind the end, no file of absurd size.
 * Thread-safe.
 */
public final class JsonFile {
    /** The largest file that is read. The largest tokenizers in use have about 40 MB. */
    private static final long LARGEST = 256L << 20;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonFile() {}

    /**
     * The text of a file.
     *
     * @throws CheckpointException when it is missing, too large or not UTF-8
     */
    public static String readText(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(
                    "%s is missing; a checkpoint folder needs it.".formatted(file));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new CheckpointException(
                        "%s has %d bytes, more than the %d that are read at most."
                                .formatted(file, Files.size(file), LARGEST));
            }
            return decode(file, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new CheckpointException(
                    "%s cannot be read; check its permissions and the disk.".formatted(file), e);
        }
    }

    /**
     * The JSON object that a file holds.
     *
     * @throws CheckpointException when it is missing or holds anything else
     */
    public static ObjectNode readObject(Path file) {
        return parse(file, readText(file));
    }

    /**
     * The JSON object that a text holds.
     *
     * @param file what to call the text in a message
     * @throws CheckpointException when it holds anything else
     */
    public static ObjectNode parse(Path file, String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new CheckpointException(
                    "%s is not well-formed JSON%s; it may be damaged, so fetch it again."
                            .formatted(file, where == null ? "" : " at " + position(where)),
                    e);
        }
        throw new CheckpointException(
                "%s holds no JSON object; it may be damaged, so fetch it again.".formatted(file));
    }

    /** Bytes as text, malformed UTF-8 refused. */
    static String decode(Path file, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new CheckpointException(
                    "%s holds text that is not UTF-8; it may be damaged, so fetch it again."
                            .formatted(file),
                    e);
        }
    }

    static String position(JsonLocation where) {
        return "line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    }
}
