package dev.koan.app.task;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which models are opened, asked and closed, in the order in which that is
 * wanted. What comes of it is told as events. Thread-safe; nothing here waits.
 */
public final class ModelThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelThread.class);

    private final ModelSource source;
    private final Consumer<ModelEvent> out;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("model").daemon().factory());
    private Optional<OpenModel> open = Optional.empty();
    private volatile Pace pace = new Pace(0);

    /**
     * @param source where models come from
     * @param out is told the events, on the model thread
     */
    public ModelThread(ModelSource source, Consumer<ModelEvent> out) {
        this.source = source;
        this.out = out;
    }

    /** Opens a model in place of the one that is open; what is being thought ends first. */
    public void open(String name) {
        pace.stop();
        thread.execute(() -> openHere(name));
    }

    /**
     * Has the open model think; what is being thought ends first. The given pace governs it from
     * here on.
     */
    public void think(ThinkingRequest request, Pace newPace) {
        pace.stop();
        pace = newPace;
        thread.execute(() -> thinkHere(request, newPace));
    }

    /** Ends what is being thought, closes the model and ends the thread. Returns at once. */
    @Override
    public void close() {
        pace.stop();
        thread.execute(this::closeModel);
        thread.shutdown();
    }

    private void openHere(String name) {
        closeModel();
        try {
            OpenModel model = source.open(name);
            open = Optional.of(model);
            out.accept(new ModelEvent.Opened(name, model.device(), model.policy().contextLength()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Cannot open the model {}", name, e);
            out.accept(new ModelEvent.NotOpened(name, Sentence.of(e)));
        }
    }

    private void thinkHere(ThinkingRequest request, Pace own) {
        if (open.isEmpty()) {
            out.accept(new ModelEvent.Failed("No model is open: choose one first."));
            return;
        }
        try {
            new Thinking(open.get().policy(), request, own, out).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The model {} broke off", open.get().policy().name(), e);
            out.accept(new ModelEvent.Failed(Sentence.of(e)));
        }
    }

    private void closeModel() {
        open.ifPresent(model -> model.policy().close());
        open = Optional.empty();
    }
}
