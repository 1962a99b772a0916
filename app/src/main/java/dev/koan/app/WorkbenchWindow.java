package dev.koan.app;

import dev.koan.app.command.Command;
import dev.koan.app.command.CommandButtons;
import dev.koan.app.explore.ExploreController;
import dev.koan.app.settings.Settings;
import dev.koan.app.settings.SettingsFile;
import dev.koan.app.shell.CheatSheet;
import dev.koan.app.shell.Place;
import dev.koan.app.shell.Shell;
import dev.koan.app.task.Background;
import dev.koan.views.fx.Appearance;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window: opens on what was there last time and remembers what is there now. FX thread only.
 */
public final class WorkbenchWindow implements AutoCloseable {
    private static final Duration SETTLED = Duration.millis(500);

    private final Stage stage;
    private final Background background = new Background();
    private final SettingsFile file;
    private final GeneralCommands general = new GeneralCommands();
    private final ExploreController explore;
    private final Scene scene;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private Settings settings;

    /** Puts the window onto the stage; {@link #show()} shows it. */
    public WorkbenchWindow(Stage stage, WorkbenchEnvironment environment) {
        this.stage = stage;
        file = new SettingsFile(environment.configDirectory());
        settings = file.read();
        explore =
                new ExploreController(
                        environment.explore(), settings, background, general.withButtons());
        CheatSheet sheet = new CheatSheet(allCommands(), GeneralCommands.otherKeys());
        Shell shell =
                new Shell(
                        List.of(new Place("Explore", "mdal-explore", explore.view())),
                        explore.statusBar(),
                        sheet);
        scene = new Scene(shell, 1280, 800);
        general.connect(explore, sheet, settings.appearance());
        listen(sheet);
        stage.setTitle("Koan");
        stage.setMinWidth(1024);
        stage.setMinHeight(680);
        stage.setScene(scene);
        WindowPlacement.restore(stage, settings);
        remember();
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        explore.focusTranscript();
    }

    /** Writes what should be remembered and ends the threads. */
    @Override
    public void close() {
        settling.setOnFinished(_ -> {});
        save();
        explore.close();
        background.close();
    }

    private List<Command> allCommands() {
        List<Command> all = new ArrayList<>(explore.commands());
        all.addAll(general.all());
        return all;
    }

    private void listen(CheatSheet sheet) {
        CommandButtons.listen(scene, allCommands());
        scene.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (event.getCharacter().equals("?")
                            && !(event.getTarget() instanceof TextInputControl)) {
                        sheet.toggle();
                    }
                });
        general.appearance().addListener((_, _, now) -> now.applyTo(scene));
        general.appearance().get().applyTo(scene);
    }

    /**
     * Half a second after the last change; a window that is dragged is not written at every pixel.
     */
    private void remember() {
        settling.setOnFinished(_ -> save());
        InvalidationListener changed = _ -> settling.playFromStart();
        List<Observable> observed = new ArrayList<>(explore.remembered());
        observed.add(general.appearance());
        observed.addAll(WindowPlacement.observed(stage));
        observed.forEach(value -> value.addListener(changed));
    }

    private void save() {
        Appearance appearance = general.appearance().get();
        settings = WindowPlacement.note(stage, explore.remember(settings), appearance);
        Settings now = settings;
        background.run(() -> file.write(now));
    }
}
