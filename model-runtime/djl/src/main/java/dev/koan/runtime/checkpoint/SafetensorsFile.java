package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.CheckpointException.quote;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file, mapped into memory: 8 bytes of header length (little-endian), the header
 * (JSON), then the tensors, row-major and little-endian. Everything that the header says is checked
 * on opening, so that later reads stay inside the file. Thread-safe; must not be read after {@link
 * #close()}.
 *
 * <p>Format: <a href="https://github.com/huggingface/safetensors#format">safetensors</a>.
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final long LARGEST_HEADER = 100_000_000;
    private static final int LENGTH_BYTES = 8;
    private static final long DIGEST_CHUNK = 64L << 20;

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final Arena arena;
    private final MemorySegment file;
    private final MemorySegment tensors;
    private final SafetensorsHeader header;

    private SafetensorsFile(Path path, Arena arena, MemorySegment file) {
        this.path = path;
        this.arena = arena;
        this.file = file;
        long headerSize = file.get(LONG, 0);
        long most = Math.min(LARGEST_HEADER, file.byteSize() - LENGTH_BYTES);
        if (headerSize < 2 || headerSize > most) {
            throw new CheckpointException(
                    "%s says that its header has %s bytes, but it can have 2 to %d; it is no safetensors file, damaged or cut short."
                            .formatted(path, Long.toUnsignedString(headerSize), most));
        }
        MemorySegment json = file.asSlice(LENGTH_BYTES, headerSize);
        this.tensors = file.asSlice(LENGTH_BYTES + headerSize);
        this.header =
                SafetensorsHeader.parse(
                        path, JsonFile.decode(path, json.asByteBuffer()), tensors.byteSize());
    }

    /**
     * Maps a file and checks it. The caller closes it.
     *
     * @throws CheckpointException when it is missing, cut short, or its header is wrong anywhere
     */
    public static SafetensorsFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new CheckpointException("%s is missing or no file.".formatted(path));
        }
        Arena arena = Arena.ofShared();
        try {
            return new SafetensorsFile(path, arena, map(path, arena));
        } catch (IOException e) {
            arena.close();
            throw new CheckpointException(
                    "%s cannot be read; check its permissions and the disk.".formatted(path), e);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private static MemorySegment map(Path path, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() < LENGTH_BYTES) {
                throw new CheckpointException(
                        "%s has only %d bytes; it is no safetensors file, or cut short."
                                .formatted(path, channel.size()));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** The names of its tensors, in the order of the file. */
    public Set<String> names() {
        return header.tensors().keySet();
    }

    /** What its writer noted; {@code format} is {@code pt} in most files. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Type, shape and place of one tensor.
     *
     * @throws CheckpointException when the file has no such tensor
     */
    public TensorInfo info(String name) {
        TensorInfo info = header.tensors().get(name);
        if (info == null) {
            throw new CheckpointException(
                    "%s has no tensor %s; the checkpoint is incomplete."
                            .formatted(path, quote(name)));
        }
        return info;
    }

    /** The bytes of one tensor, read-only and valid until this file is closed. */
    public MemorySegment data(String name) {
        TensorInfo info = info(name);
        return tensors.asSlice(info.begin(), info.end() - info.begin());
    }

    /** Adds all bytes of the file to a digest. */
    void digest(MessageDigest digest) {
        try {
            for (long at = 0; at < file.byteSize(); at += DIGEST_CHUNK) {
                long length = Math.min(DIGEST_CHUNK, file.byteSize() - at);
                digest.update(file.asSlice(at, length).asByteBuffer());
            }
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    /**
     * Copies one tensor, row-major, widened to single precision.
     *
     * @param target receives {@code info(name).elements()} values
     * @param offset where in the target the first value goes
     * @throws CheckpointException when there is no such tensor, or its type holds no weights
     * @throws IllegalArgumentException when the target is too short
     */
    public void readFloats(String name, float[] target, int offset) {
        TensorInfo info = info(name);
        requireRoom(info, target.length - (long) offset);
        MemorySegment source = data(name);
        int count = Math.toIntExact(info.elements());
        try {
            switch (info.type()) {
                case F32 -> MemorySegment.copy(source, FLOAT, 0, target, offset, count);
                case F16 -> {
                    for (int i = 0; i < count; i++) {
                        target[offset + i] = Float.float16ToFloat(source.get(SHORT, 2L * i));
                    }
                }
                case BF16 -> {
                    for (int i = 0; i < count; i++) {
                        target[offset + i] = widenBf16(source.get(SHORT, 2L * i));
                    }
                }
                case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                        throw noWeights(info);
            }
        } catch (InternalError e) {
            throw changed(e);
        }
    }

    /**
     * Like {@link #readFloats(String, float[], int)}, from the buffer's position on, which moves
     * behind the last value.
     */
    public void readFloats(String name, FloatBuffer target) {
        TensorInfo info = info(name);
        requireRoom(info, target.remaining());
        float[] values = new float[Math.toIntExact(info.elements())];
        readFloats(name, values, 0);
        target.put(values);
    }

    /** A BF16 value is the upper half of the single with the same value. */
    private static float widenBf16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    private void requireRoom(TensorInfo info, long room) {
        if (!info.type().holdsWeights()) {
            throw noWeights(info);
        }
        if (info.elements() > room) {
            throw new IllegalArgumentException(
                    "Tensor %s has %d values, the target has room for %d."
                            .formatted(quote(info.name()), info.elements(), room));
        }
    }

    /**
     * The JVM reports a mapped file that was cut short after it was opened as an internal error.
     */
    private CheckpointException changed(InternalError cause) {
        return new CheckpointException(
                "%s was changed while it was open; open it again.".formatted(path), cause);
    }

    CheckpointException noWeights(TensorInfo info) {
        return new CheckpointException(
                "%s stores tensor %s as %s, but weights can only be read from F32, F16 or BF16; convert the checkpoint to one of these."
                        .formatted(path, quote(info.name()), info.type()));
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
