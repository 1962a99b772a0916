package dev.koan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.app.explore.ExploreSetting;
import dev.koan.app.task.ModelSource;
import dev.koan.problems.AnswerVerifier;
import dev.koan.problems.ProblemCatalog;
import dev.koan.problems.ProblemText;
import dev.koan.rollout.PromptTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on scripted models, driven as a person drives it. */
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {
    private static final Path TOUR = Path.of("target", "tour");

    final TestModels models = new TestModels();
    final FxRobot robot = new FxRobot();
    Path config;
    Stage stage;
    Scene scene;
    private WorkbenchWindow window;

    /** To be called by a method that TestFX finds: it looks into the test class itself only. */
    @Start
    void openWindow(Stage stage) throws IOException {
        this.stage = stage;
        config = Files.createTempDirectory("koan-settings");
        prepare(config);
        window = new WorkbenchWindow(stage, environment());
        scene = stage.getScene();
        stage.setWidth(1280);
        stage.setHeight(800);
        window.show();
    }

    /** For settings that are there before the window opens. */
    void prepare(Path directory) throws IOException {}

    /** The models that the window has to pick from. */
    ModelSource source() {
        return models;
    }

    private WorkbenchEnvironment environment() {
        return new WorkbenchEnvironment(
                new ExploreSetting(
                        source(),
                        () -> new ProblemCatalog().sets(),
                        ProblemText::parse,
                        new AnswerVerifier(),
                        PromptTemplate.bare()),
                config);
    }

    @AfterEach
    void close() throws IOException {
        models.allow(TestModels.WITHOUT_END);
        robot.interact(window::close);
        try (Stream<Path> files = Files.walk(config)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    /** Types a problem and waits until it is the one that is shown. */
    void typeProblem(String text, String shown) {
        robot.clickOn("#own-problem").write(text).type(KeyCode.ENTER);
        await(() -> text("#problem").equals(shown) || text("#next-problem").contains(shown));
    }

    void awaitModel() {
        await(() -> text("#status-device").startsWith("CPU"));
    }

    void awaitEnd() {
        await(() -> robot.lookup("#verdict .koan-badge").tryQuery().isPresent());
    }

    void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    60,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            Picture.write(scene, TOUR.resolve("failed.png"));
            throw new AssertionError("It did not come to that; see target/tour/failed.png.", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Picture.write(scene, TOUR.resolve(name + ".png"));
        assertThat(TOUR.resolve(name + ".png")).isNotEmptyFile();
    }

    String text(String query) {
        return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    /** What a piece of text says that is no control. */
    String words(String query) {
        return robot.lookup(query).queryAs(Text.class).getText().strip();
    }

    List<String> texts(String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .toList();
    }

    TextField field(String query) {
        return robot.lookup(query).queryAs(TextField.class);
    }

    ListView<?> problemList() {
        return robot.lookup("#problems").queryListView();
    }

    void pickModel(String name) {
        robot.clickOn("#models");
        robot.clickOn(
                robot.lookup(".list-cell")
                        .<Labeled>lookup(
                                (Labeled cell) -> name.equals(cell.getText()) && cell.isVisible())
                        .<Node>query());
    }

    boolean canPress(String button) {
        return !robot.lookup(button).query().isDisabled();
    }
}
