package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import dev.koan.views.transcript.EndRow;
import dev.koan.views.transcript.TranscriptModel;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The line above the transcript: what is asked, and how far it is. */
final class HeaderBuilder {
    private final ExploreModel model;
    private final ProblemsModel problems;
    private final TranscriptModel transcript;

    HeaderBuilder(ExploreModel model, ProblemsModel problems, TranscriptModel transcript) {
        this.model = model;
        this.problems = problems;
        this.transcript = transcript;
    }

    Region build() {
        Label problem = new Label();
        problem.setId("problem");
        problem.getStyleClass().add("problem-title");
        problem.setMinWidth(160);
        problem.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.shown()
                                                .get()
                                                .map(ProblemWords::brief)
                                                .orElse("No problem yet"),
                                model.shown()));
        model.shown()
                .subscribe(shown ->
                        problem.pseudoClassStateChanged(
                                PseudoClass.getPseudoClass("missing"), shown.isEmpty()));
        Label next = new Label();
        next.setId("next-problem");
        next.getStyleClass().add("quiet");
        next.textProperty()
                .bind(Bindings.createStringBinding(this::next, model.shown(), problems.chosen()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(problem, next, gap, events(), thinking(), verdict());
        header.getStyleClass().add("transcript-header");
        return header;
    }

    private String next() {
        Optional<Problem> chosen = problems.chosen().get().map(ChosenProblem::problem);
        return chosen.isEmpty() || chosen.equals(model.shown().get())
                ? ""
                : "next: " + ProblemWords.brief(chosen.get());
    }

    /** How often the model reflected, explored and corrected itself. */
    private Label events() {
        Label events = new Label();
        events.setId("event-counts");
        events.getStyleClass().add("quiet");
        events.setMinWidth(0);
        events.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> EventWords.of(transcript.marks()), transcript.marks()));
        return events;
    }

    private Region thinking() {
        ProgressIndicator spinner = new ProgressIndicator(-1);
        spinner.getStyleClass().add("small-spinner");
        spinner.visibleProperty().bind(model.run().isEqualTo(RunState.RUNNING));
        spinner.managedProperty().bind(spinner.visibleProperty());
        Label words = new Label();
        words.setId("run-state");
        words.getStyleClass().add("quiet");
        words.textProperty()
                .bind(Bindings.createStringBinding(() -> model.run().get().word(), model.run()));
        HBox box = new HBox(8, spinner, words);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.visibleProperty().bind(model.run().isNotEqualTo(RunState.IDLE));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Region verdict() {
        StackPane place = new StackPane();
        place.setId("verdict");
        transcript
                .end()
                .addListener((_, _, end) ->
                        place.getChildren()
                                .setAll(
                                        end
                                                .map(EndRow::verdict)
                                                .map(Signal::of)
                                                .map(Badge::new)
                                                .stream()
                                                .toList()));
        return place;
    }
}
