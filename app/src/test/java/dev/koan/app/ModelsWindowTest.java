package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class ModelsWindowTest extends WindowTest {
    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Test
    void anotherModelAnswersAfterItWasChosen() {
        awaitModel();
        pickModel("koan-base");
        await(() -> text("#status-model").equals("koan-base"));
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
        picture("24-base-model");
        assertThat(texts(".step .koan-badge")).containsExactly("continue");
        assertThat(texts("#verdict .koan-badge")).containsExactly("wrong");
        assertThat(words(".explanation")).isNotEmpty();
    }

    @Test
    void choosingAModelEndsWhatIsBeingThought() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.push(KeyCode.F5);
        models.allow(9);
        await(() -> text("#status-tokens").equals("9 tokens"));
        pickModel("koan-base");
        models.allow(1);
        await(() -> text("#status-model").equals("koan-base"));
        awaitEnd();
        assertThat(words(".explanation")).startsWith("stopped");
    }

    @Test
    void withProbabilitiesOffTheInspectorSaysSo() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.clickOn("#probabilities");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
        robot.clickOn("#transcript").push(KeyCode.HOME);
        TableView<?> tokens = robot.lookup("#tokens").queryTableView();
        await(() -> !tokens.getItems().isEmpty());
        robot.interact(() -> tokens.getSelectionModel().select(1));
        picture("25-probabilities-off");
        assertThat(text("#alternatives .quiet")).contains("Probabilities were off");
    }

    @Test
    void slowMotionHoldsTheModelBack() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.clickOn("#pace").push(KeyCode.HOME);
        await(() -> text(".pace-words").equals("1 per second"));
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        await(() -> text("#status-tokens").equals("2 tokens"));
        assertThat(models.left()).isGreaterThan(TestModels.WITHOUT_END - 10);
        robot.clickOn("#pace").push(KeyCode.END);
        awaitEnd();
    }
}
