package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What the problem picker shows. FX thread only. */
final class ProblemsModel {
    private final ObservableList<ProblemSet> sets = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ProblemSet>> set =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final FilteredList<Problem> visible = new FilteredList<>(problems);
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty fault = new SimpleStringProperty("");
    private final BooleanProperty loading = new SimpleBooleanProperty(true);
    private final ObjectProperty<Optional<ChosenProblem>> chosen =
            new SimpleObjectProperty<>(Optional.empty());

    ProblemsModel() {
        filter.addListener((_, _, words) ->
                visible.setPredicate(problem -> ProblemWords.matches(problem, words.strip())));
    }

    /** The sets to pick from. */
    ObservableList<ProblemSet> sets() {
        return sets;
    }

    /** The set that is open. */
    ObjectProperty<Optional<ProblemSet>> set() {
        return set;
    }

    /** All problems of the open set. */
    ObservableList<Problem> problems() {
        return problems;
    }

    /** Those that the filter lets through. */
    ObservableList<Problem> visible() {
        return visible;
    }

    /** Words that visible problems have. */
    StringProperty filter() {
        return filter;
    }

    /** What the person types as a problem of their own. */
    StringProperty typed() {
        return typed;
    }

    /** What is wrong with it, one sentence; empty when nothing is. */
    StringProperty fault() {
        return fault;
    }

    /** Whether the open set is still being made. */
    BooleanProperty loading() {
        return loading;
    }

    /** What the next run is about. */
    ObjectProperty<Optional<ChosenProblem>> chosen() {
        return chosen;
    }
}
