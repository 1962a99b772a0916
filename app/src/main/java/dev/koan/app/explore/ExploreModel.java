package dev.koan.app.explore;

import dev.koan.app.task.ModelEvent;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Explore place shows, but for the problems and the transcript. FX thread only. */
public final class ExploreModel {
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final StringProperty model = new SimpleStringProperty("");
    private final ObjectProperty<ModelState> modelState =
            new SimpleObjectProperty<>(ModelState.NONE);
    private final StringProperty device = new SimpleStringProperty("");
    private final IntegerProperty contextLength = new SimpleIntegerProperty();
    private final ObjectProperty<SamplingOptions> sampling;
    private final StringProperty samplingFault = new SimpleStringProperty("");
    private final DoubleProperty tokensPerSecond = new SimpleDoubleProperty();
    private final ObjectProperty<RunState> run = new SimpleObjectProperty<>(RunState.IDLE);
    private final ObjectProperty<ModelEvent.Work> work =
            new SimpleObjectProperty<>(new ModelEvent.Work(0, 0));
    private final ObjectProperty<Optional<Problem>> shown =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty fault = new SimpleStringProperty("");

    ExploreModel(SamplingOptions sampling) {
        this.sampling = new SimpleObjectProperty<>(sampling);
    }

    /** The names of the models to pick from. */
    public ObservableList<String> models() {
        return models;
    }

    /** The picked model; empty for none. */
    public StringProperty model() {
        return model;
    }

    /** How far the picked model is. */
    public ObjectProperty<ModelState> modelState() {
        return modelState;
    }

    /** What the open model runs on. */
    public StringProperty device() {
        return device;
    }

    /** How many tokens fit into the open model. */
    public IntegerProperty contextLength() {
        return contextLength;
    }

    /** How tokens are drawn in the next run. */
    public ObjectProperty<SamplingOptions> sampling() {
        return sampling;
    }

    /** What is wrong with what was typed as sampling options; empty when nothing is. */
    public StringProperty samplingFault() {
        return samplingFault;
    }

    /** Slow motion; 0 for full speed. */
    public DoubleProperty tokensPerSecond() {
        return tokensPerSecond;
    }

    /** What the model is doing. */
    public ObjectProperty<RunState> run() {
        return run;
    }

    /** How much the model has done in this run. */
    public ObjectProperty<ModelEvent.Work> work() {
        return work;
    }

    /** What the transcript is about. */
    public ObjectProperty<Optional<Problem>> shown() {
        return shown;
    }

    /** What went wrong, one sentence; empty when nothing did. */
    public StringProperty fault() {
        return fault;
    }
}
