package dev.koan.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written and read, and the three element types of weights. */
class SafetensorsTest {
    private static final float[] VALUES = {
        0f,
        -0f,
        1f,
        -2.5f,
        0.1f,
        3.4e38f,
        1e-45f,
        65504f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        (float) Math.PI
    };

    private final Path folder;

    SafetensorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsSinglePrecisionBitForBit() {
        assertThat(roundTrip(ElementType.F32, VALUES)).containsExactly(VALUES);
    }

    @Test
    void roundsToBrainFloatTiesToEven() {
        float[] stored =
                roundTrip(
                        ElementType.BF16,
                        new float[] {
                            1f,
                            bits(0x3F808000), // halfway between 1 and the next: down to even
                            bits(0x3F818000), // halfway: up to even
                            bits(0x3F808001), // just above halfway: up
                            bits(0x7F7FFFFF), // the largest single: up to infinity
                            bits(0x7F800001), // a NaN whose only set bits are cut off
                            bits(0x00000001), // the smallest subnormal: down to zero
                            Float.NEGATIVE_INFINITY,
                            -0f
                        });
        assertThat(stored)
                .containsExactly(
                        1f,
                        1f,
                        bits(0x3F820000),
                        bits(0x3F810000),
                        Float.POSITIVE_INFINITY,
                        Float.NaN,
                        0f,
                        Float.NEGATIVE_INFINITY,
                        -0f);
    }

    @Test
    void roundsToHalfPrecision() {
        float[] stored =
                roundTrip(
                        ElementType.F16,
                        new float[] {1f, 65504f, 65520f, 5.9604645e-8f, 0.1f, Float.NaN, -0f});
        assertThat(stored)
                .containsExactly(
                        1f,
                        65504f,
                        Float.POSITIVE_INFINITY,
                        5.9604645e-8f,
                        0.099975586f,
                        Float.NaN,
                        -0f);
    }

    @Test
    void widensHalfPrecisionByHandNumbers() throws IOException {
        short[] bits = {
            0x3C00,
            (short) 0xC000,
            0x7BFF,
            0x0400,
            0x0001,
            0x03FF,
            0x7C00,
            (short) 0xFC00,
            0x7E00,
            (short) 0x8000,
            0x3555
        };
        assertThat(readRaw("F16", bits))
                .containsExactly(
                        1f,
                        -2f,
                        65504f,
                        0x1p-14f,
                        0x1p-24f,
                        0x1p-24f * 1023,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN,
                        -0f,
                        0.33325195f);
    }

    @Test
    void widensBrainFloatByHandNumbers() throws IOException {
        short[] bits = {
            0x3F80, (short) 0xC020, 0x0001, 0x7F80, (short) 0xFF80, 0x7FC0, 0x4049, (short) 0x8000
        };
        assertThat(readRaw("BF16", bits))
                .containsExactly(
                        1f,
                        -2.5f,
                        bits(0x00010000),
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN,
                        3.140625f,
                        -0f);
    }

    @Test
    void laysTheFileOutAsOtherReadersExpect() throws IOException {
        Path file = folder.resolve("two.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "b", TensorData.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                        "a", TensorData.of(new float[] {7}, 1)),
                ElementType.F32,
                Map.of("note", "größer"));
        byte[] bytes = Files.readAllBytes(file);
        int length = SmallCheckpoint.headerLength(bytes);
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertThat(length % 8).isZero();
        assertThat(header.stripTrailing())
                .isEqualTo(
                        """
                        {"__metadata__":{"format":"pt","note":"größer"},\
                        "a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},\
                        "b":{"dtype":"F32","shape":[2,3],"data_offsets":[4,28]}}\
                        """);
        assertThat(bytes).hasSize(8 + length + 28);
        FloatBuffer data =
                ByteBuffer.wrap(bytes, 8 + length, 28)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        assertThat(data).isEqualTo(FloatBuffer.wrap(new float[] {7, 1, 2, 3, 4, 5, 6}));
    }

    @Test
    void writesSlicesOfALargeArrayAcrossItsBuffer() {
        float[] large = new float[600_001];
        for (int i = 0; i < large.length; i++) {
            large[i] = i;
        }
        Path file = folder.resolve("large.safetensors");
        Map<String, TensorData> slices =
                Map.of(
                        "first", new TensorData(List.of(300_000L), large, 0),
                        "last", new TensorData(List.of(3L, 100_000L), large, 300_001));
        SafetensorsWriter.write(file, slices, ElementType.F32, Map.of());
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            float[] back = new float[600_001];
            back[300_000] = 300_000;
            read.readFloats("first", back, 0);
            read.readFloats("last", back, 300_001);
            assertThat(back).isEqualTo(large);
            assertThat(read.info("last").shape()).containsExactly(3L, 100_000L);
        }
    }

    @Test
    void readsIntoABuffer() {
        Path file = write(ElementType.F32, 1, 2, 3);
        FloatBuffer target = FloatBuffer.allocate(5).position(1);
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            read.readFloats("x", target);
        }
        assertThat(target.position()).isEqualTo(4);
        assertThat(target.array()).containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void replacesAFileWholeAndLeavesNothingBeside() throws IOException {
        write(ElementType.F32, 1, 2, 3);
        write(ElementType.F32, 4);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("x.safetensors"));
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Path nowhere = folder.resolve("missing/x.safetensors");
        Map<String, TensorData> tensors = Map.of("x", TensorData.of(new float[] {1}));
        assertThatThrownBy(
                        () -> SafetensorsWriter.write(nowhere, tensors, ElementType.F32, Map.of()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void refusesATargetThatIsTooShort() {
        Path file = write(ElementType.F32, 1, 2, 3);
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> read.readFloats("x", new float[4], 2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void livesThroughAFileThatIsCutWhileItIsOpen() throws IOException {
        float[] values = new float[1 << 18];
        Path file = write(ElementType.F32, values);
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(4096);
            }
            assertThatThrownBy(() -> read.readFloats("x", values, 0))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("x.safetensors");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            assertThatThrownBy(() -> read.digest(digest)).isInstanceOf(CheckpointException.class);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        SafetensorsFile read = SafetensorsFile.open(write(ElementType.F32, 1));
        read.close();
        read.close();
    }

    private static float bits(int bits) {
        return Float.intBitsToFloat(bits);
    }

    private Path write(ElementType type, float... values) {
        Path file = folder.resolve("x.safetensors");
        SafetensorsWriter.write(
                file, Map.of("x", TensorData.of(values, values.length)), type, Map.of());
        return file;
    }

    private float[] roundTrip(ElementType type, float[] values) {
        return read(write(type, values), values.length);
    }

    private float[] readRaw(String type, short[] bits) throws IOException {
        String header =
                "{\"x\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
                        .formatted(type, bits.length, 2 * bits.length);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length() + 2 * bits.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length())
                        .put(header.getBytes(StandardCharsets.UTF_8));
        for (short value : bits) {
            bytes.putShort(value);
        }
        Path file = folder.resolve("raw.safetensors");
        Files.write(file, bytes.array());
        return read(file, bits.length);
    }

    private static float[] read(Path file, int count) {
        float[] values = new float[count];
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            read.readFloats("x", values, 0);
        }
        return values;
    }
}
