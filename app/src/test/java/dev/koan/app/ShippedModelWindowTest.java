package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.koan.app.model.ModelCatalog;
import dev.koan.app.task.ModelSource;
import java.io.IOException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The real window on the models that ship with it. */
class ShippedModelWindowTest extends WindowTest {
    private final ModelCatalog shipped = ModelCatalog.here();

    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Override
    ModelSource source() {
        return shipped;
    }

    @BeforeEach
    void onlyWithTheShippedModels() {
        assumeThat(shipped.names())
                .as("the shipped models are in %s", shipped.root())
                .contains("koan-ft", "koan-base");
    }

    @Test
    void theTunedModelThinksInSteps() {
        awaitModel();
        assertThat(text("#status-model")).isEqualTo("koan-ft");
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.push(KeyCode.F10);
        await(() -> text("#run-state").equals("paused"));
        assertThat(texts(".step-number")).containsExactly("1");
        robot.push(KeyCode.F5);
        awaitEnd();
        robot.clickOn("#transcript").push(KeyCode.HOME);
        picture("50-shipped-model");
        assertThat(texts(".step .koan-badge"))
                .isNotEmpty()
                .allMatch(List.of("continue", "reflect", "explore")::contains);
        assertThat(robot.lookup("#alternatives .probability").queryAll()).hasSize(5);
        assertThat(text("#status-rate")).endsWith("tokens/s");
    }

    @Test
    void theTunedModelReflects() {
        awaitModel();
        typeProblem("7 3 11 5 -> 24", "7 3 11 5 → 24");
        robot.doubleClickOn("#temperature").write("0");
        robot.push(KeyCode.F5);
        awaitEnd();
        robot.clickOn(robot.lookup(".rail-mark").nth(0).<Node>query());
        picture("51-shipped-model-reflects");
        assertThat(texts(".step .koan-badge")).contains("reflect");
        robot.clickOn("#appearance");
        picture("52-shipped-model-dark");
    }

    @Test
    void theBaseModelWritesWithoutMetaActions() {
        awaitModel();
        pickModel("koan-base");
        await(() -> text("#status-model").equals("koan-base"));
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.push(KeyCode.F5);
        awaitEnd();
        picture("53-base-model");
        assertThat(texts(".step .koan-badge")).containsExactly("continue");
    }
}
