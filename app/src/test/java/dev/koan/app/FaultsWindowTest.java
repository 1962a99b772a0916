package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** What goes wrong is said in one sentence, where it went wrong, and everything else goes on. */
class FaultsWindowTest extends WindowTest {
    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Test
    void aProblemThatCannotBeReadGetsASentenceWithARightExample() {
        awaitModel();
        robot.clickOn("#own-problem").write("7 3 banana").type(KeyCode.ENTER);
        await(() -> !text("#problem-fault").isEmpty());
        picture("20-bad-problem");
        assertThat(text("#problem-fault")).endsWith("for example: 7 3 11 5 -> 24.");
        robot.clickOn("#own-problem").write(" 5");
        assertThat(robot.lookup("#problem-fault").query().isVisible()).isFalse();
    }

    @Test
    void aProblemOutsideOfWhatModelsKnowGetsASentence() {
        robot.clickOn("#own-problem").write("77 3 11 5 -> 24").type(KeyCode.ENTER);
        await(() -> text("#problem-fault").contains("77"));
    }

    @Test
    void aBrokenModelGetsASentenceAndAnotherCanBeChosen() {
        awaitModel();
        pickModel("broken");
        await(() -> !text("#fault").isEmpty());
        picture("21-broken-model");
        assertThat(text("#fault")).contains("lacks model.safetensors");
        assertThat(text("#status-model")).isEqualTo("broken could not be opened");
        assertThat(canPress("#run")).isFalse();
        robot.clickOn("#try-again");
        await(() -> text("#status-model").equals("broken could not be opened"));
        pickModel("koan-base");
        awaitModel();
        assertThat(text("#status-model")).isEqualTo("koan-base");
        assertThat(robot.lookup("#fault").query().getParent().isVisible()).isFalse();
    }

    @Test
    void aModelThatBreaksOffGetsASentence() {
        awaitModel();
        pickModel("fragile");
        await(() -> text("#status-model").equals("fragile"));
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.push(KeyCode.F5);
        await(() -> !text("#fault").isEmpty());
        picture("22-model-broke-off");
        assertThat(text("#fault")).isEqualTo("The model fragile broke off: a test wanted it to.");
        assertThat(canPress("#run")).isTrue();
        robot.clickOn("#close-fault");
        assertThat(robot.lookup("#fault").query().getParent().isVisible()).isFalse();
    }

    @Test
    void samplingOptionsOutOfRangeGetASentenceAndHoldTheRun() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.doubleClickOn("#top-p").write("7");
        await(() -> !text("#sampling-fault").isEmpty());
        picture("23-bad-sampling");
        assertThat(text("#sampling-fault"))
                .isEqualTo("The sampling option 'top-p' must be above 0, at most 1, not 7.0.");
        assertThat(canPress("#run")).isFalse();
        robot.doubleClickOn("#top-p").write("x");
        assertThat(text("#sampling-fault"))
                .isEqualTo("Every field takes a number, for example 0.7.");
        robot.eraseText(1).write("0.9");
        await(() -> canPress("#run"));
        assertThat(robot.lookup("#sampling-fault").query().isVisible()).isFalse();
    }
}
