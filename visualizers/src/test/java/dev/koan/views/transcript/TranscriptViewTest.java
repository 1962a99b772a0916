package dev.koan.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.FinishReason;
import dev.koan.problem.Verdict;
import dev.koan.views.fx.Appearance;
import dev.koan.views.fx.Picture;
import dev.koan.views.inspector.InspectorController;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TranscriptViewTest {
    private static final Path TOUR = Path.of("target", "tour");

    private TranscriptController transcript;
    private Scene scene;

    @Start
    void open(Stage stage) {
        transcript = new TranscriptController();
        transcript.model().emptyHint().set("Choose a problem, then press Run (F5).");
        InspectorController inspector = new InspectorController(transcript.model().selected());
        SplitPane split = new SplitPane(transcript.view(), inspector.view());
        split.setDividerPositions(0.7);
        scene = new Scene(split, 1100, 520);
        Appearance.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void anEmptyTranscriptSaysWhatToDoFirst(FxRobot robot) {
        picture("00-empty");
        assertThat(robot.lookup(".empty-hint").queryAllAs(Labeled.class))
                .anyMatch(l -> l.isVisible() && l.getText().contains("press Run"));
    }

    @Test
    void showsEachStepWithNumberWordAndText(FxRobot robot) {
        accept(Events.of(Events.SOLUTION));
        assertThat(words(robot, ".step .koan-badge"))
                .containsExactly(
                        "continue",
                        "continue",
                        "continue",
                        "reflect",
                        "explore",
                        "continue",
                        "continue",
                        "continue",
                        "reflect",
                        "continue");
        assertThat(texts(robot))
                .contains("10 - 3 = 7 left 7 7 1", "14 - 10 = 4 bad", "from 10 7 1 3");
        assertThat(texts(robot)).noneMatch(text -> text.contains("<|"));
    }

    @Test
    void marksSelfCorrectionsAndTheVerdictAtTheEnd(FxRobot robot) {
        accept(solved());
        picture("01-solved");
        assertThat(words(robot, ".step-notes .koan-badge")).containsExactly("wrong → right");
        assertThat(words(robot, ".transcript-end .koan-badge")).containsExactly("right");
        assertThat(text(robot, ".answer")).isEqualTo("( ( 10 - 7 ) * 3 ) + 1");
        assertThat(robot.lookup(".rail-mark").queryAll()).hasSize(3);
    }

    @Test
    void railMarksLieBesideTheirRowsWhereAllFit(FxRobot robot) {
        accept(solved());
        Node mark = robot.lookup(".rail-mark").nth(1).query();
        Node row = robot.lookup(".step").nth(4).query();
        assertThat(centreY(mark)).isCloseTo(centreY(row), org.assertj.core.data.Offset.offset(2.0));
    }

    @Test
    void aClickOnAMarkSelectsItsStep(FxRobot robot) {
        accept(solved());
        robot.clickOn(robot.lookup(".rail-mark").nth(1).<Node>query());
        assertThat(selectedNumber()).contains(5);
        assertThat(robot.lookup(".inspector-header .section-subject").queryLabeled())
                .satisfies(label -> assertThat(label.getText()).isEqualTo("Step 5"));
    }

    @Test
    void theInspectorShowsTokensAndAlternativesOfTheChosenStep(FxRobot robot) {
        accept(solved());
        robot.clickOn(robot.lookup(".step").nth(3).<Node>query());
        robot.clickOn(robot.lookup("#tokens .token-text").nth(1).<Node>query());
        picture("02-inspector");
        assertThat(robot.lookup("#alternatives .probability").queryAll()).hasSize(5);
    }

    @Test
    void wordsByHandAreUnderlinedAndMarked(FxRobot robot) {
        accept(
                List.of(
                        new TranscriptEvent.Began(),
                        Events.wrote(0, MetaAction.CONTINUE, "<|continue|>"),
                        Events.wrote(0, MetaAction.CONTINUE, " 11 + 5"),
                        Events.forced(0, MetaAction.CONTINUE, " = 17"),
                        Events.wrote(0, MetaAction.CONTINUE, " left 17 7 3")));
        picture("03-by-hand");
        assertThat(robot.lookup(".step-run").queryAllAs(Text.class))
                .filteredOn(Text::isUnderline)
                .extracting(Text::getText)
                .containsExactly(" = 17");
        assertThat(words(robot, ".step-notes .koan-badge")).containsExactly("by hand");
    }

    @Test
    void aMissingAnswerIsNotShownAsWrong(FxRobot robot) {
        List<TranscriptEvent> events =
                new ArrayList<>(Events.of("<|continue|> 7 * 3 = 21 left 21 11 5"));
        events.add(
                new TranscriptEvent.Ended(
                        FinishReason.LENGTH,
                        new Verdict.NoAnswer("there is no \\boxed{...}"),
                        List.of()));
        accept(events);
        picture("04-no-answer");
        assertThat(words(robot, ".transcript-end .koan-badge")).containsExactly("no answer");
        assertThat(text(robot, ".explanation"))
                .isEqualTo("the limit of tokens was reached; there is no \\boxed{...}");
    }

    @Test
    void followsTheEndUntilThePersonScrolls(FxRobot robot) {
        accept(longText(0, 200));
        assertThat(lastShown(robot)).isEqualTo(200);
        // The headless wheel turns the other way round: this one scrolls up.
        robot.moveTo("#transcript").scroll(40, javafx.geometry.VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        int seen = lastShown(robot);
        accept(longText(200, 260));
        picture("05-not-following");
        assertThat(lastShown(robot)).isEqualTo(seen);
        robot.clickOn("#follow");
        assertThat(lastShown(robot)).isEqualTo(260);
        accept(longText(260, 300));
        assertThat(lastShown(robot)).isEqualTo(300);
        assertThat(robot.lookup("#follow").query().isVisible()).isFalse();
    }

    @Test
    void keysMoveTheSelection(FxRobot robot) {
        accept(longText(0, 200));
        robot.interact(transcript::focus);
        robot.type(KeyCode.HOME);
        assertThat(selectedNumber()).contains(1);
        robot.type(KeyCode.DOWN, 3);
        assertThat(selectedNumber()).contains(4);
        robot.type(KeyCode.UP);
        assertThat(selectedNumber()).contains(3);
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(selectedNumber().orElseThrow()).isGreaterThan(8);
        robot.type(KeyCode.END);
        assertThat(lastShown(robot)).isEqualTo(200);
    }

    @Test
    void theSelectedStepCanBeCopiedAsItWasWritten(FxRobot robot) {
        accept(solved());
        robot.clickOn(robot.lookup(".step").nth(4).<Node>query());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("<|explore|> from 10 7 1 3");
    }

    @Test
    void aNewBeginningForgetsEverything(FxRobot robot) {
        accept(solved());
        accept(List.of(new TranscriptEvent.Began()));
        assertThat(transcript.model().rows()).isEmpty();
        assertThat(transcript.model().marks()).isEmpty();
        assertThat(robot.lookup(".rail-mark").queryAll()).isEmpty();
    }

    @Test
    void textWithoutMetaActionsIsOneWrappedStep(FxRobot robot) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append(
                    "\n 7 * 3 = 21 left 21 11 5 and some more words, so that the line must break somewhere or other");
        }
        accept(Events.of(text.toString()));
        picture("06-one-long-step");
        assertThat(transcript.model().rows()).hasSize(1);
    }

    @Test
    void dark(FxRobot robot) {
        robot.interact(() -> Appearance.DARK.applyTo(scene));
        accept(solved());
        robot.clickOn(robot.lookup(".step").nth(3).<Node>query());
        picture("07-dark");
        robot.interact(() -> Appearance.LIGHT.applyTo(scene));
    }

    private static List<TranscriptEvent> solved() {
        List<TranscriptEvent> events = new ArrayList<>(Events.of(Events.SOLUTION));
        Verdict wrong = new Verdict.Incorrect("14", "its value is 14, not 10");
        Verdict right = new Verdict.Correct("( ( 10 - 7 ) * 3 ) + 1");
        events.add(
                new TranscriptEvent.Ended(
                        FinishReason.END_OF_TEXT,
                        right,
                        List.of(
                                new ReflectionEvent(3, MetaAction.REFLECT, wrong, right),
                                new ReflectionEvent(4, MetaAction.EXPLORE, wrong, wrong),
                                new ReflectionEvent(8, MetaAction.REFLECT, right, right))));
        return events;
    }

    private static List<TranscriptEvent> longText(int from, int to) {
        List<TranscriptEvent> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            MetaAction action = MetaAction.values()[i % 7 == 3 ? 1 : i % 7 == 4 ? 2 : 0];
            events.add(Events.wrote(i, action, action.token()));
            events.add(Events.wrote(i, action, " 7 * 3 = 21 left 21 11 5"));
        }
        return events;
    }

    private void accept(List<TranscriptEvent> events) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> transcript.accept(events));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Picture.write(scene, TOUR.resolve(name + ".png"));
    }

    private Optional<Integer> selectedNumber() {
        WaitForAsyncUtils.waitForFxEvents();
        return transcript.model().selected().get().map(StepRow::number);
    }

    private static List<String> words(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Text.class).getText().strip();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(".step-run").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
    }

    private static int lastShown(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".step-number").queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .mapToInt(l -> Integer.parseInt(l.getText()))
                .max()
                .orElse(0);
    }

    private static double centreY(Node node) {
        Point2D point = node.localToScene(0, node.getBoundsInLocal().getHeight() / 2);
        return point.getY();
    }
}
