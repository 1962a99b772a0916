package dev.koan.app.task;

import java.util.List;

/**
 * The models that can be picked. {@link #names()} is for any thread, {@link #open} for the model
 * thread.
 */
public interface ModelSource {
    /** Their names, the one to begin with first. Quick: it lists, it opens nothing. */
    List<String> names();

    /**
     * Opens one. Whoever asked closes its policy.
     *
     * @throws RuntimeException when it cannot be opened; the message is a sentence for people
     */
    OpenModel open(String name);
}
