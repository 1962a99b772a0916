package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Light and dark, small and wide, with the keyboard alone. */
class LooksWindowTest extends WindowTest {
    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Test
    void dark() {
        awaitModel();
        solve();
        robot.clickOn("#appearance");
        robot.clickOn(robot.lookup(".rail-mark").nth(0).<Node>query());
        robot.clickOn(robot.lookup("#tokens .token-text").nth(1).<Node>query());
        picture("30-dark");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        picture("31-light-again");
    }

    @Test
    void wide() {
        robot.interact(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(2560);
            stage.setHeight(1440);
        });
        awaitModel();
        typeProblem("7 3 11 5 -> 24", "7 3 11 5 → 24");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
        robot.clickOn(robot.lookup(".rail-mark").nth(2).<Node>query());
        picture("32-wide");
        assertThat(scene.getWidth()).isEqualTo(2560);
        assertThat(robot.lookup(".step").queryAll()).hasSizeGreaterThan(30);
    }

    @Test
    void smallest() {
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(680);
        });
        awaitModel();
        solve();
        robot.clickOn(robot.lookup(".rail-mark").nth(0).<Node>query());
        picture("33-smallest");
        assertThat(texts("#verdict .koan-badge")).containsExactly("right");
    }

    @Test
    void aLongTranscriptScrollsAndComesBackToItsEnd() {
        awaitModel();
        typeProblem("7 3 11 5 -> 24", "7 3 11 5 → 24");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
        picture("34-long-end");
        robot.clickOn("#transcript").push(KeyCode.HOME);
        picture("35-long-start");
        assertThat(robot.lookup("#follow").query().isVisible()).isTrue();
        robot.push(KeyCode.END);
        assertThat(robot.lookup("#follow").query().isVisible()).isFalse();
    }

    @Test
    void theCheatSheetListsAllKeysAndCloses() {
        awaitModel();
        robot.clickOn("#transcript").write("?");
        await(() -> robot.lookup("#cheat-sheet").query().isVisible());
        picture("36-keys");
        assertThat(texts("#cheat-sheet .section-subject"))
                .contains("Run", "Step", "Stop", "Filter");
        robot.push(KeyCode.ESCAPE);
        await(() -> !robot.lookup("#cheat-sheet").query().isVisible());
        robot.push(KeyCode.F1);
        await(() -> robot.lookup("#cheat-sheet").query().isVisible());
        robot.push(KeyCode.F1);
        await(() -> !robot.lookup("#cheat-sheet").query().isVisible());
    }

    @Test
    void aQuestionMarkInAFieldIsJustAQuestionMark() {
        robot.clickOn("#own-problem").write("24?");
        assertThat(field("#own-problem").getText()).isEqualTo("24?");
        assertThat(robot.lookup("#cheat-sheet").query().isVisible()).isFalse();
    }

    @Test
    void everythingGoesByKeyboardAlone() {
        awaitModel();
        robot.push(KeyCode.CONTROL, KeyCode.M).type(KeyCode.DOWN);
        await(() -> text("#status-model").equals("koan-base"));
        robot.push(KeyCode.CONTROL, KeyCode.F).write("-> 5");
        await(() -> !problemList().getItems().isEmpty());
        robot.type(KeyCode.TAB).type(KeyCode.DOWN);
        await(() -> text("#problem").endsWith("→ 5"));
        models.allow(TestModels.WITHOUT_END);
        robot.type(KeyCode.ENTER);
        awaitEnd();
        robot.push(KeyCode.CONTROL, KeyCode.T).push(KeyCode.HOME);
        await(() -> texts(".inspector-header .section-subject").contains("Step 1"));
        robot.push(KeyCode.CONTROL, KeyCode.L).write("10 7 1 3 -> 10").type(KeyCode.ENTER);
        await(() -> text("#problem").equals("10 7 1 3 → 10"));
    }

    private void solve() {
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.doubleClickOn("#temperature").write("0");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
    }
}
