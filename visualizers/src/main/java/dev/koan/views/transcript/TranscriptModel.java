package dev.koan.views.transcript;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the transcript shows. FX thread only. */
public final class TranscriptModel {
    private final ObservableList<TranscriptRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TranscriptMark> marks = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<StepRow>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<EndRow>> end =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final BooleanProperty overflowing = new SimpleBooleanProperty();
    private final StringProperty emptyHint = new SimpleStringProperty("");

    /** The steps in order, and the end once it is reached. */
    public ObservableList<TranscriptRow> rows() {
        return rows;
    }

    /** The reflect and explore steps, in order. */
    public ObservableList<TranscriptMark> marks() {
        return marks;
    }

    /** The step that the inspector speaks about. */
    public ObjectProperty<Optional<StepRow>> selected() {
        return selected;
    }

    /** How it ended; empty while it goes on. */
    public ObjectProperty<Optional<EndRow>> end() {
        return end;
    }

    /** Whether the end of the text is kept in sight. */
    public BooleanProperty following() {
        return following;
    }

    /** Whether there are more rows than fit in sight. */
    BooleanProperty overflowing() {
        return overflowing;
    }

    /** What an empty transcript says: what to do first. */
    public StringProperty emptyHint() {
        return emptyHint;
    }

    /** How many steps there are; the end is none. */
    public int stepCount() {
        return !rows.isEmpty() && rows.getLast() instanceof EndRow ? rows.size() - 1 : rows.size();
    }
}
