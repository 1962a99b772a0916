package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.app.settings.Settings;
import dev.koan.app.settings.SettingsFile;
import dev.koan.app.settings.WindowBounds;
import dev.koan.generation.SamplingOptions;
import dev.koan.views.fx.Appearance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class RememberingWindowTest extends WindowTest {
    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Override
    void prepare(Path directory) {
        new SettingsFile(directory)
                .write(
                        new Settings(
                                Appearance.DARK,
                                new WindowBounds(0, 0, 1280, 800),
                                false,
                                "koan-base",
                                "My problems",
                                "Use 7 3 11 5 to make 24",
                                List.of("Use 10 7 1 3 to make 10", "Use 7 3 11 5 to make 24"),
                                SamplingOptions.sampling(0.3, 42, 99),
                                20));
    }

    @Test
    void opensWhereItWasLeft() {
        awaitModel();
        await(() -> text("#problem").equals("7 3 11 5 → 24"));
        picture("40-left-and-opened-again");
        assertThat(text("#status-model")).isEqualTo("koan-base");
        assertThat(problemList().getItems()).hasSize(2);
        assertThat(field("#seed").getText()).isEqualTo("42");
        assertThat(field("#temperature").getText()).isEqualTo("0.3");
        assertThat(text(".pace-words")).isEqualTo("20 per second");
    }

    @Test
    void writesWhatChangesWhileItIsOpen() {
        awaitModel();
        typeProblem("5 5 5 -> 5", "5 5 5 → 5");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        SettingsFile file = new SettingsFile(config);
        await(() -> file.read().problem().equals("Use 5 5 5 to make 5"));
        assertThat(file.read().ownProblems()).hasSize(3).first().isEqualTo("Use 5 5 5 to make 5");
        await(() -> file.read().appearance() == Appearance.LIGHT);
    }
}
