package dev.koan.train.run;

import dev.koan.run.MetricPoint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The three messages of TensorFlow's {@code event.proto} that a run needs, in protocol-buffer
 * bytes. Fields: {@code Event} wall_time 1, step 2, file_version 3, summary 5, session_log 7;
 * {@code Summary} value 1; {@code Summary.Value} tag 1, simple_value 2; {@code SessionLog} status 1
 * (START is 1). Pure.
 */
final class EventProto {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private EventProto() {}

    /** The first record of every file. */
    static byte[] fileVersion(Instant time) {
        return event(time, 0).text(3, "brain.Event:2").bytes();
    }

    /** Says that what was written for this step and later ones no longer holds. */
    static byte[] sessionStart(Instant time, long step) {
        return event(time, step).message(7, new EventProto().varint(1, 1)).bytes();
    }

    /** One scalar for each value. */
    static byte[] scalars(MetricPoint point) {
        EventProto summary = new EventProto();
        point.values()
                .forEach((tag, value) ->
                        summary.message(
                                1, new EventProto().text(1, tag).float32(2, value.floatValue())));
        return event(point.time(), point.step()).message(5, summary).bytes();
    }

    /** A step of 0 is left out, as protocol buffers leave out every default. */
    private static EventProto event(Instant time, long step) {
        EventProto event = new EventProto().float64(1, time.toEpochMilli() / 1000.0);
        return step == 0 ? event : event.varint(2, step);
    }

    private EventProto varint(int field, long value) {
        key(field, VARINT);
        raw(value);
        return this;
    }

    private EventProto float64(int field, double value) {
        key(field, FIXED_64);
        out.writeBytes(little(Double.BYTES).putDouble(value).array());
        return this;
    }

    private EventProto float32(int field, float value) {
        key(field, FIXED_32);
        out.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    private EventProto text(int field, String value) {
        return lengthAndBytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private EventProto message(int field, EventProto inner) {
        return lengthAndBytes(field, inner.bytes());
    }

    private EventProto lengthAndBytes(int field, byte[] bytes) {
        key(field, BYTES);
        raw(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private void key(int field, int wireType) {
        raw((long) field << 3 | wireType);
    }

    /** Seven bits a byte, lowest first, the top bit set on all but the last. */
    private void raw(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] bytes() {
        return out.toByteArray();
    }
}
