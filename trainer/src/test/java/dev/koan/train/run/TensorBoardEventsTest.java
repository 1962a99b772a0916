package dev.koan.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.run.MetricPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardEventsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:15:00.500Z");
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

    private final Path folder;

    TensorBoardEventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void masksChecksumsAsTfRecordFilesHaveThem() {
        assertThat(TensorBoardEvents.maskedCrc("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xc78ab0e5);
        assertThat(TensorBoardEvents.maskedCrc(new byte[32])).isEqualTo(0x0fd7fffa);
    }

    /** Every events file of TensorFlow begins with these bytes: a record of 24 bytes. */
    @Test
    void beginsAsTensorFlowsOwnFilesDo() throws IOException {
        Path file;
        try (TensorBoardEvents events = TensorBoardEvents.create(folder, CLOCK)) {
            file = events.file();
        }
        assertThat(file.getFileName()).hasToString("events.out.tfevents.1795256100.koan");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
    }

    @Test
    void decodesToWhatWasMeasured() throws IOException {
        Path file;
        try (TensorBoardEvents events = TensorBoardEvents.create(folder, CLOCK)) {
            file = events.file();
            events.accept(
                    new MetricPoint(
                            300,
                            Instant.ofEpochMilli(1_250),
                            Map.of("losses/loss", 0.25, "charts/accuracy", Double.NaN)));
        }
        List<Message> messages = decode(file);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).wallTime()).isEqualTo(1.25);
        assertThat(messages.get(1).step()).isEqualTo(300);
        assertThat(messages.get(1).scalars())
                .isEqualTo(Map.of("losses/loss", 0.25f, "charts/accuracy", Float.NaN));
    }

    @Test
    void resumedRunStartsAFileThatHidesLaterSteps() throws IOException {
        TensorBoardEvents.create(folder, CLOCK).close();
        Path file;
        try (TensorBoardEvents events = TensorBoardEvents.resume(folder, 200, CLOCK)) {
            file = events.file();
        }
        assertThat(file.getFileName()).hasToString("events.out.tfevents.1795256100.koan.2");
        Message restart = decode(file).get(1);
        assertThat(restart.step()).isEqualTo(201);
        assertThat(restart.sessionLog()).containsExactly(8, 1);
    }

    private record Message(
            double wallTime, long step, Map<String, Float> scalars, byte[] sessionLog) {}

    private static List<Message> decode(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Message> messages = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(TensorBoardEvents.maskedCrc(length));
            byte[] event =
                    new byte
                            [(int)
                                    ByteBuffer.wrap(length)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getLong()];
            in.get(event);
            assertThat(in.getInt()).isEqualTo(TensorBoardEvents.maskedCrc(event));
            messages.add(event(little(event)));
        }
        return messages;
    }

    private static Message event(ByteBuffer in) {
        double wallTime = 0;
        long step = 0;
        Map<String, Float> scalars = new TreeMap<>();
        byte[] sessionLog = {};
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 1 << 3 | 1 -> wallTime = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 ->
                        assertThat(new String(bytes(in), StandardCharsets.UTF_8))
                                .isEqualTo("brain.Event:2");
                case 5 << 3 | 2 -> summary(little(bytes(in)), scalars);
                case 7 << 3 | 2 -> sessionLog = bytes(in);
                default -> throw new AssertionError("an unknown field");
            }
        }
        return new Message(wallTime, step, scalars, sessionLog);
    }

    private static void summary(ByteBuffer in, Map<String, Float> scalars) {
        while (in.hasRemaining()) {
            assertThat(varint(in)).isEqualTo(1 << 3 | 2);
            ByteBuffer value = little(bytes(in));
            assertThat(varint(value)).isEqualTo(1 << 3 | 2);
            String tag = new String(bytes(value), StandardCharsets.UTF_8);
            assertThat(varint(value)).isEqualTo(2 << 3 | 5);
            scalars.put(tag, value.getFloat());
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
