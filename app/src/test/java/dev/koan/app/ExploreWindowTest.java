package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class ExploreWindowTest extends WindowTest {
    @Start
    void open(Stage stage) throws IOException {
        openWindow(stage);
    }

    @Test
    void opensWithAModelAndSaysWhatToDoFirst() {
        awaitModel();
        await(() -> !problemList().getItems().isEmpty());
        picture("01-open");
        assertThat(text("#status-model")).isEqualTo("koan-ft");
        assertThat(texts(".empty-hint")).anyMatch(hint -> hint.contains("Choose a problem"));
        assertThat(canPress("#run")).isFalse();
        assertThat(canPress("#stop")).isFalse();
    }

    @Test
    void aProblemOfASetCanBeChosen() {
        awaitModel();
        await(() -> !problemList().getItems().isEmpty());
        robot.clickOn(robot.lookup("#problems .list-cell").nth(2).<Node>query());
        picture("02-problem-chosen");
        assertThat(text("#problem")).contains("→");
        assertThat(canPress("#run")).isTrue();
    }

    @Test
    void watchesTheModelThinkAndJudgesItsAnswer() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.clickOn("#run");
        models.allow(47);
        await(() -> text("#status-tokens").equals("47 tokens"));
        picture("03-thinking");
        assertThat(text("#run-state")).isEqualTo("thinking");
        assertThat(canPress("#run")).isFalse();
        models.allow(TestModels.WITHOUT_END);
        awaitEnd();
        picture("04-solved");
        assertThat(texts("#verdict .koan-badge")).containsExactly("wrong");
    }

    @Test
    void solvesAndShowsItsSelfCorrections() {
        awaitModel();
        solve();
        picture("05-solved-right");
        assertThat(texts("#verdict .koan-badge")).containsExactly("right");
        assertThat(words(".answer")).isEqualTo("( ( 10 - 7 ) * 3 ) + 1");
        assertThat(texts(".step-notes .koan-badge")).contains("wrong → right");
        assertThat(text("#status-tokens")).isEqualTo("89 tokens");
        assertThat(text("#event-counts")).isEqualTo("2 reflect · 1 explore · 1 wrong → right");
        assertThat(text("#status-rate")).endsWith("tokens/s");
    }

    @Test
    void theInspectorSpeaksAboutTheSelectedStepAndToken() {
        awaitModel();
        solve();
        robot.clickOn(robot.lookup(".rail-mark").nth(1).<Node>query());
        robot.clickOn(robot.lookup("#tokens .token-text").nth(2).<Node>query());
        picture("06-inspector");
        assertThat(texts(".inspector-header .section-subject")).containsExactly("Step 5");
        assertThat(texts("#alternatives .section-subject")).containsExactly("Instead of “␣10”");
    }

    @Test
    void pausesAndGoesOn() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.push(KeyCode.F5);
        models.allow(20);
        await(() -> text("#status-tokens").equals("20 tokens"));
        robot.push(KeyCode.F6);
        models.allow(1);
        await(() -> text("#run-state").equals("paused"));
        picture("07-paused");
        assertThat(text("#status-tokens")).isEqualTo("21 tokens");
        models.allow(TestModels.WITHOUT_END);
        assertThat(canPress("#pause")).isFalse();
        assertThat(canPress("#run")).isTrue();
        robot.push(KeyCode.F5);
        awaitEnd();
    }

    @Test
    void goesOneStepAtATime() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F10);
        await(() -> text("#run-state").equals("paused"));
        assertThat(texts(".step-number")).containsExactly("1");
        assertThat(text("#status-tokens")).isEqualTo("10 tokens");
        robot.clickOn("#step");
        await(() -> text("#status-tokens").equals("19 tokens"));
        await(() -> text("#run-state").equals("paused"));
        picture("08-two-steps");
        assertThat(texts(".step-number")).containsExactly("1", "2");
    }

    @Test
    void goesOneTokenAtATime() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F11);
        await(() -> text("#status-tokens").equals("1 token"));
        await(() -> text("#run-state").equals("paused"));
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.F11);
        }
        await(() -> text("#status-tokens").equals("4 tokens"));
        picture("09-four-tokens");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text("#status-tokens")).isEqualTo("4 tokens");
    }

    @Test
    void stopsAndCanBeRunAgain() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        greedy();
        robot.push(KeyCode.F5);
        models.allow(33);
        await(() -> text("#status-tokens").equals("33 tokens"));
        robot.clickOn("#stop");
        models.allow(1);
        awaitEnd();
        picture("10-stopped");
        assertThat(texts("#verdict .koan-badge")).containsExactly("no answer");
        assertThat(words(".explanation")).startsWith("stopped");
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        await(() -> texts("#verdict .koan-badge").contains("right"));
    }

    @Test
    void spacePausesAndGoesOnInTheTranscript() {
        awaitModel();
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        robot.clickOn("#transcript");
        robot.push(KeyCode.SPACE);
        models.allow(5);
        await(() -> text("#status-tokens").equals("5 tokens"));
        robot.push(KeyCode.SPACE);
        models.allow(1);
        await(() -> text("#run-state").equals("paused"));
    }

    void solve() {
        typeProblem("10 7 1 3 -> 10", "10 7 1 3 → 10");
        greedy();
        models.allow(TestModels.WITHOUT_END);
        robot.push(KeyCode.F5);
        awaitEnd();
    }

    void greedy() {
        robot.doubleClickOn("#temperature").write("0");
    }
}
