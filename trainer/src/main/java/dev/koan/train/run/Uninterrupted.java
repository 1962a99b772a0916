package dev.koan.train.run;

/**
 * Writing that an interrupt must not break: an interrupted thread cannot write to a {@link
 * java.nio.channels.FileChannel}, and the channel is closed for good.
 */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Writes, and leaves the thread interrupted if it was so before. */
    static void write(Runnable writing) {
        boolean interrupted = Thread.interrupted();
        try {
            writing.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
