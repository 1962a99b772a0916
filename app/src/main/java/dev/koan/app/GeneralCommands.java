package dev.koan.app;

import dev.koan.app.command.Command;
import dev.koan.app.explore.ExploreController;
import dev.koan.app.shell.CheatSheet;
import dev.koan.views.fx.Appearance;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * What can be asked for wherever one is: the appearance, the keys, and ways to go. FX thread only.
 */
final class GeneralCommands {
    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true);

    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(Appearance.LIGHT);
    private Runnable toOwnProblem = () -> {};
    private Runnable toFilter = () -> {};
    private Runnable toModels = () -> {};
    private Runnable toTranscript = () -> {};
    private Runnable toggleKeys = () -> {};

    /** Says where the ways lead, once the places are there. */
    void connect(ExploreController explore, CheatSheet sheet, Appearance first) {
        toOwnProblem = explore.ownProblem()::requestFocus;
        toFilter = explore.filter()::requestFocus;
        toModels = explore.models()::requestFocus;
        toTranscript = explore::focusTranscript;
        toggleKeys = sheet::toggle;
        appearance.set(first);
    }

    /** Light or dark. */
    ObjectProperty<Appearance> appearance() {
        return appearance;
    }

    /** Those that have a button. */
    List<Command> withButtons() {
        return List.of(
                new Command(
                        "appearance",
                        "Light or dark",
                        "Change between light and dark",
                        control(KeyCode.D),
                        "mdmz-nights_stay",
                        ALWAYS,
                        () -> appearance.set(appearance.get().opposite())),
                new Command(
                        "keys",
                        "Keys",
                        "Show all keys",
                        new KeyCodeCombination(KeyCode.F1),
                        "mdal-keyboard",
                        ALWAYS,
                        () -> toggleKeys.run()));
    }

    /** All of them. */
    List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.add(way("own", "Your problem", "Type a problem", KeyCode.L, () -> toOwnProblem.run()));
        all.add(way("filter", "Filter", "Look for a problem", KeyCode.F, () -> toFilter.run()));
        all.add(way("model", "Model", "Choose a model", KeyCode.M, () -> toModels.run()));
        all.add(
                way(
                        "text",
                        "Transcript",
                        "Go through the steps",
                        KeyCode.T,
                        () -> toTranscript.run()));
        all.addAll(withButtons());
        return List.copyOf(all);
    }

    /** Keys that are no commands. */
    static List<CheatSheet.Line> otherKeys() {
        return List.of(
                new CheatSheet.Line(
                        "Space", "Run or pause", "While the transcript has the keyboard"),
                new CheatSheet.Line("↑ ↓ PgUp PgDn Home", "Select a step", "In the transcript"),
                new CheatSheet.Line(
                        "Ctrl+C",
                        "Copy the step",
                        "In the transcript; all steps when none is selected"),
                new CheatSheet.Line("End", "Follow the end", "In the transcript"),
                new CheatSheet.Line("Enter", "Run a problem", "In the list of problems"),
                new CheatSheet.Line("↑ ↓", "Raise or lower a number", "In the sampling fields"),
                new CheatSheet.Line("?", "Keys", "Show or hide this sheet"));
    }

    private static Command way(
            String id, String name, String explanation, KeyCode code, Runnable action) {
        return new Command(
                "go-" + id, name, explanation, control(code), "mdal-arrow_forward", ALWAYS, action);
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
