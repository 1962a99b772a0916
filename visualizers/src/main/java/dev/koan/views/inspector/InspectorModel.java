package dev.koan.views.inspector;

import dev.koan.views.transcript.StepRow;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the inspector shows. FX thread only. */
final class InspectorModel {
    private final ObjectProperty<Optional<StepRow>> step =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<TokenLine> tokens = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TokenLine>> token =
            new SimpleObjectProperty<>(Optional.empty());

    /** The step it speaks about. */
    ObjectProperty<Optional<StepRow>> step() {
        return step;
    }

    /** The step's tokens. */
    ObservableList<TokenLine> tokens() {
        return tokens;
    }

    /** The token whose alternatives are shown. */
    ObjectProperty<Optional<TokenLine>> token() {
        return token;
    }
}
