package dev.koan.views.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Carries events from any thread to the JavaFX thread, where they arrive once per pulse and all
 * together: one {@link Platform#runLater} per event would starve the frames. While nothing comes it
 * costs no pulse. {@link #offer} is thread-safe; events of one thread keep their order.
 *
 * @param <E> an immutable event
 */
public final class PulseQueue<E> {
    /**
     * More than this in one pulse would make one frame late; the rest comes with the next pulse.
     */
    private static final int LARGEST_BATCH = 1024;

    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Consumer<List<E>> receiver;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    drain();
                }
            };

    /**
     * @param receiver is given each pulse's events on the JavaFX thread, at least one, in order
     */
    public PulseQueue(Consumer<List<E>> receiver) {
        this.receiver = receiver;
    }

    /** Adds an event; returns at once. */
    public void offer(E event) {
        waiting.add(event);
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(timer::start);
        }
    }

    private void drain() {
        List<E> batch = new ArrayList<>();
        while (batch.size() < LARGEST_BATCH) {
            E event = waiting.poll();
            if (event == null) {
                break;
            }
            batch.add(event);
        }
        if (batch.isEmpty()) {
            sleep();
        } else {
            receiver.accept(List.copyOf(batch));
        }
    }

    private void sleep() {
        timer.stop();
        awake.set(false);
        if (!waiting.isEmpty() && awake.compareAndSet(false, true)) {
            timer.start();
        }
    }
}
