package dev.koan.app.command;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * One thing a person can ask for. Buttons, keys, tooltips and the cheat sheet are all made from it.
 *
 * @param id unique; also the id of its button
 * @param name what it is called, for example {@code Run}
 * @param explanation what it does, one phrase
 * @param keys the keys that ask for it
 * @param icon name of its icon
 * @param available whether it can be asked for now
 * @param action what it does; FX thread
 */
public record Command(
        String id,
        String name,
        String explanation,
        KeyCombination keys,
        String icon,
        ObservableBooleanValue available,
        Runnable action) {

    /** What a tooltip says: explanation and keys. */
    public String tip() {
        return "%s (%s)".formatted(explanation, keys.getDisplayText());
    }

    /** Does it, if it can be done now. */
    public void ask() {
        if (available.get()) {
            action.run();
        }
    }
}
