package dev.koan.app;

import dev.koan.app.explore.ExploreSetting;
import dev.koan.app.model.ModelCatalog;
import dev.koan.app.settings.ConfigDirectory;
import dev.koan.problems.AnswerVerifier;
import dev.koan.problems.ProblemCatalog;
import dev.koan.problems.ProblemText;
import dev.koan.rollout.PromptTemplate;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window as a program of its own, on the models and problems of this installation. */
public final class WorkbenchApplication extends Application {
    private Optional<WorkbenchWindow> window = Optional.empty();

    /** Opens the window and returns when it is closed. */
    static void open() {
        launch(WorkbenchApplication.class);
    }

    @Override
    public void start(Stage stage) {
        WorkbenchWindow opened =
                new WorkbenchWindow(
                        stage, new WorkbenchEnvironment(explore(), ConfigDirectory.here()));
        window = Optional.of(opened);
        opened.show();
    }

    private static ExploreSetting explore() {
        return new ExploreSetting(
                ModelCatalog.here(),
                new ProblemCatalog()::sets,
                ProblemText::parse,
                new AnswerVerifier(),
                PromptTemplate.bare());
    }

    @Override
    public void stop() {
        window.ifPresent(WorkbenchWindow::close);
    }
}
