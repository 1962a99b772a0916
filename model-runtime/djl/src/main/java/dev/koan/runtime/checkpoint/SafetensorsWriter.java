package dev.koan.runtime.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes safetensors files that every reader of the format opens: header padded with spaces to a
 * multiple of 8, tensors in the order of their names. A file appears whole or not at all.
 */
public final class SafetensorsWriter {
    private static final int BUFFER_BYTES = 1 << 20;

    private SafetensorsWriter() {}

    /**
     * Writes or replaces a file.
     *
     * @param tensors by name
     * @param type how to store them; narrower types are rounded to nearest, ties to even
     * @param metadata notes; {@code format} becomes {@code pt} unless it is among them
     * @throws IllegalArgumentException when the type holds no weights
     * @throws CheckpointException when the file cannot be written
     */
    public static void write(
            Path file,
            Map<String, TensorData> tensors,
            ElementType type,
            Map<String, String> metadata) {
        if (!type.holdsWeights()) {
            throw new IllegalArgumentException("Weights cannot be stored as " + type + ".");
        }
        SortedMap<String, TensorData> byName = new TreeMap<>(tensors);
        byte[] header = header(byName, type, metadata);
        AtomicFile.write(
                file,
                channel -> {
                    ByteBuffer buffer =
                            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    buffer.putLong(header.length);
                    flush(channel, buffer);
                    writeFully(channel, ByteBuffer.wrap(header));
                    for (TensorData tensor : byName.values()) {
                        writeTensor(channel, buffer, tensor, type);
                    }
                });
    }

    private static byte[] header(
            SortedMap<String, TensorData> tensors, ElementType type, Map<String, String> metadata) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode notes = root.putObject("__metadata__");
        notes.put("format", "pt");
        new TreeMap<>(metadata).forEach(notes::put);
        long begin = 0;
        for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
            ObjectNode node = root.putObject(entry.getKey());
            node.put("dtype", type.name());
            ArrayNode shape = node.putArray("shape");
            entry.getValue().shape().forEach(shape::add);
            long end = begin + (long) entry.getValue().count() * type.bytes();
            node.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        String json = root.toString();
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(Math.floorMod(-bytes, 8))).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeTensor(
            FileChannel channel, ByteBuffer buffer, TensorData tensor, ElementType type)
            throws IOException {
        int end = tensor.offset() + tensor.count();
        for (int i = tensor.offset(); i < end; i++) {
            if (buffer.remaining() < type.bytes()) {
                flush(channel, buffer);
            }
            float value = tensor.values()[i];
            switch (type) {
                case F32 -> buffer.putFloat(value);
                case F16 -> buffer.putShort(Float.floatToFloat16(value));
                case BF16 -> buffer.putShort(narrowToBf16(value));
                case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                        throw new IllegalArgumentException("Not a type of weights: " + type);
            }
        }
        flush(channel, buffer);
    }

    /** Rounds to nearest, ties to even; a NaN stays one even when its set bits are all cut off. */
    private static short narrowToBf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        int lastKept = (bits >>> 16) & 1;
        return (short) ((bits + 0x7FFF + lastKept) >>> 16);
    }

    private static void flush(FileChannel channel, ByteBuffer buffer) throws IOException {
        writeFully(channel, buffer.flip());
        buffer.clear();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
