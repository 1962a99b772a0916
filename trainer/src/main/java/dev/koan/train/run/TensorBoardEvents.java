package dev.koan.train.run;

import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * Writes the events that TensorBoard shows: a file {@code events.out.tfevents...} of TFRecords,
 * each an {@code Event} of TensorFlow's {@code event.proto}.
 *
 * <p>A record is: length (8 bytes, little-endian), masked CRC-32C of the length, content, masked
 * CRC-32C of the content; the mask is {@code rotate_right(crc, 15) + 0xa282ead8} (TensorFlow,
 * {@code lib/hash/crc32c.h}).
 */
public final class TensorBoardEvents implements MetricSink {
    private static final int MASK_DELTA = 0xa282ead8;

    private final Path file;
    private final FileChannel channel;

    private TensorBoardEvents(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Starts a file in a new run's folder.
     *
     * @param clock time of the start: the file's name holds it
     */
    public static TensorBoardEvents create(Path folder, Clock clock) {
        WholeFile.makeFolder(folder);
        Instant now = clock.instant();
        String name = "events.out.tfevents.%010d.koan".formatted(now.getEpochSecond());
        Path file = folder.resolve(name);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "." + i);
        }
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            TensorBoardEvents events = new TensorBoardEvents(file, channel);
            events.write(EventProto.fileVersion(now));
            return events;
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    /**
     * Starts a further file in the folder of a run that continues; TensorBoard then hides what
     * earlier files hold for later steps.
     *
     * @param step the checkpoint's
     */
    public static TensorBoardEvents resume(Path folder, long step, Clock clock) {
        TensorBoardEvents events = create(folder, clock);
        events.write(EventProto.sessionStart(clock.instant(), step + 1));
        return events;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    @Override
    public void accept(MetricPoint point) {
        Uninterrupted.write(() -> write(EventProto.scalars(point)));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    private void write(byte[] event) {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, event.length);
        ByteBuffer bytes =
                ByteBuffer.allocate(event.length + Long.BYTES + 2 * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(length.array())
                        .putInt(maskedCrc(length.array()))
                        .put(event)
                        .putInt(maskedCrc(event))
                        .flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw RunFault.writing(file, e);
        }
    }

    /** The CRC-32C of some bytes, rotated and shifted as TFRecord files have it. */
    static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }
}
