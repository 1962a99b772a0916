package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Lays the problem picker out: an own problem, a set, a filter, the problems. */
final class ProblemsViewBuilder {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ProblemsModel model;
    private final ProblemsInteractor interactor;
    private final Runnable onActivate;
    private final TextField own = new TextField();
    private final TextField filter = new TextField();

    /**
     * @param onActivate called when a problem is double-clicked or Enter is pressed on it
     */
    ProblemsViewBuilder(ProblemsModel model, ProblemsInteractor interactor, Runnable onActivate) {
        this.model = model;
        this.interactor = interactor;
        this.onActivate = onActivate;
    }

    Region build() {
        VBox view =
                new VBox(
                        title("Your problem"),
                        ownField(),
                        fault(),
                        title("Problem sets"),
                        sets(),
                        filterField(),
                        list());
        view.getStyleClass().add("sidebar");
        return view;
    }

    /** Where a person types a problem of their own. */
    TextField ownProblem() {
        return own;
    }

    /** Where a person types what problems must have. */
    TextField filter() {
        return filter;
    }

    private static Label title(String words) {
        Label title = new Label(words);
        title.getStyleClass().add("section-title");
        return title;
    }

    private TextField ownField() {
        own.setId("own-problem");
        own.setPromptText("7 3 11 5 -> 24");
        own.setTooltip(new Tooltip("Type a problem and press Enter (Ctrl+L goes here)"));
        own.textProperty().bindBidirectional(model.typed());
        own.setOnAction(_ -> interactor.useTyped());
        own.textProperty().addListener(_ -> model.fault().set(""));
        model.fault()
                .addListener((_, _, now) -> own.pseudoClassStateChanged(DANGER, !now.isEmpty()));
        return own;
    }

    private Label fault() {
        Label fault = new Label();
        fault.setId("problem-fault");
        fault.getStyleClass().add("inline-fault");
        fault.setWrapText(true);
        fault.setMinHeight(Region.USE_PREF_SIZE);
        fault.textProperty().bind(model.fault());
        fault.visibleProperty().bind(model.fault().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        return fault;
    }

    private ComboBox<ProblemSet> sets() {
        ComboBox<ProblemSet> box = new ComboBox<>(model.sets());
        box.setId("problem-set");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new SetNames());
        model.set().addListener((_, _, now) -> now.ifPresent(box::setValue));
        box.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null && !model.set().get().equals(Optional.of(now))) {
                        interactor.open(now);
                    }
                });
        return box;
    }

    private TextField filterField() {
        filter.setId("problem-filter");
        filter.setPromptText("Filter, for example: 24 ÷");
        filter.setTooltip(
                new Tooltip("Only problems that have all these words (Ctrl+F goes here)"));
        filter.textProperty().bindBidirectional(model.filter());
        return filter;
    }

    private ListView<Problem> list() {
        ListView<Problem> list = new ListView<>(model.visible());
        list.setId("problems");
        list.getStyleClass().add("dense");
        list.setCellFactory(_ -> new ProblemCell());
        list.setFixedCellSize(26);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label placeholder = new Label();
        placeholder.getStyleClass().add("empty-hint");
        placeholder.setWrapText(true);
        placeholder
                .textProperty()
                .bind(
                        Bindings.when(model.loading())
                                .then("Making the problems …")
                                .otherwise(
                                        Bindings.when(model.filter().isEmpty())
                                                .then("Type a problem above and press Enter.")
                                                .otherwise("No problem has all these words.")));
        list.setPlaceholder(placeholder);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> chooseOther(now));
        model.chosen()
                .addListener(
                        (_, _, now) -> now.ifPresent(chosen -> select(list, chosen.problem())));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                onActivate.run();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                onActivate.run();
            }
        });
        return list;
    }

    private void chooseOther(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        Optional<Problem> current = model.chosen().get().map(ChosenProblem::problem);
        if (!current.equals(Optional.of(problem))) {
            interactor.choose(problem);
        }
    }

    private static void select(ListView<Problem> list, Problem problem) {
        if (!problem.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(problem);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        }
    }

    private static final class SetNames extends StringConverter<ProblemSet> {
        @Override
        public String toString(@Nullable ProblemSet set) {
            return set == null ? "" : set.name();
        }

        @Override
        public ProblemSet fromString(String name) {
            throw new UnsupportedOperationException("Sets are picked, not typed.");
        }
    }
}
