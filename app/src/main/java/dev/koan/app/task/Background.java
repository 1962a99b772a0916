package dev.koan.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread for what takes longer than a frame and is no model's work: reading, writing, listing.
 * Thread-safe.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("background").daemon().factory());

    /** Does something; a fault is logged. */
    public void run(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("Background work failed", e);
            }
        });
    }

    /**
     * Finds something out.
     *
     * @param done is given the result on the JavaFX thread
     * @param failed is given a sentence on the JavaFX thread instead
     */
    public <T> void ask(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        thread.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> done.accept(result));
            } catch (Exception e) {
                LOG.warn("Background work failed", e);
                Platform.runLater(() -> failed.accept(Sentence.of(e)));
            }
        });
    }

    /** Finishes what was asked for, for a few seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Background work was cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
