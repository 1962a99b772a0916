package dev.koan.runtime.checkpoint;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One way to damage a checkpoint folder.
 *
 * @param name what is done
 * @param start the valid folder it begins with
 * @param fate what must come of it
 * @param act damages the folder
 */
record Damage(String name, Start start, Fate fate, Consumer<Path> act) {
    /** Valid folders. */
    enum Start {
        SINGLE_FILE,
        SHARDS
    }

    /** What must come of a damaged folder. */
    enum Fate {
        /** It is refused in a sentence. */
        REFUSED,
        /** It opens: the damage is in the weights, or harmless. */
        OPENS,
        /** Either, depending on which bit was hit. */
        EITHER
    }

    @Override
    public String toString() {
        return name;
    }
}
