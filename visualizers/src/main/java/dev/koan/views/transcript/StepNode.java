package dev.koan.views.transcript;

import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.TokenSource;
import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One step: number, meta-action badge, text, and what became of it. FX thread only. */
final class StepNode extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Label number = new Label();
    private final Badge badge = new Badge(Signal.CONTINUE);
    private final TextFlow text = new TextFlow();
    private final HBox notes = new HBox();
    private final ObservableValue<?> selection;
    private final InvalidationListener onRevision = _ -> refresh();
    private final InvalidationListener onSelection = _ -> showSelection();
    private Optional<StepRow> shown = Optional.empty();
    private Signal signal = Signal.CONTINUE;

    StepNode(ObservableValue<?> selection, Consumer<StepRow> onSelect) {
        this.selection = selection;
        getStyleClass().addAll("step", "signal");
        signal.applyTo(this);
        number.getStyleClass().add("step-number");
        text.getStyleClass().add("step-text");
        notes.getStyleClass().add("step-notes");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(number, badge, text, notes);
        selection.addListener(onSelection);
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                shown.ifPresent(onSelect);
            }
        });
    }

    void show(StepRow row) {
        if (shown.isPresent() && shown.get() == row) {
            return;
        }
        release();
        shown = Optional.of(row);
        row.revision().addListener(onRevision);
        number.setText(Integer.toString(row.number()));
        Signal own = Signal.of(row.action());
        if (own != signal) {
            own.applyTo(this);
            signal = own;
        }
        badge.show(own);
        refresh();
        showSelection();
    }

    void release() {
        shown.ifPresent(row -> row.revision().removeListener(onRevision));
        shown = Optional.empty();
    }

    void dispose() {
        release();
        selection.removeListener(onSelection);
    }

    private void refresh() {
        shown.ifPresent(row -> {
            showText(row.runs());
            showNotes(row);
        });
    }

    /** Keeps the nodes that are there: while a step is written, only its last piece grows. */
    private void showText(List<TextRun> runs) {
        List<Node> nodes = text.getChildren();
        for (int i = 0; i < runs.size(); i++) {
            if (i == nodes.size()) {
                Text fresh = new Text();
                fresh.getStyleClass().add("step-run");
                nodes.add(fresh);
            }
            Text node = (Text) nodes.get(i);
            boolean isByHand = runs.get(i).source() == TokenSource.FORCED;
            node.setUnderline(isByHand);
            if (!node.getText().equals(runs.get(i).text())) {
                node.setText(runs.get(i).text());
            }
        }
        if (nodes.size() > runs.size()) {
            nodes.subList(runs.size(), nodes.size()).clear();
        }
    }

    private void showNotes(StepRow row) {
        Optional<ReflectionEvent.Change> change =
                row.event().map(ReflectionEvent::change).filter(c -> Signal.of(c).isPresent());
        if (notes.getChildren().isEmpty() && !row.isForced() && change.isEmpty()) {
            return;
        }
        notes.getChildren().clear();
        if (row.isForced()) {
            notes.getChildren().add(new Badge(Signal.BY_HAND));
        }
        change.ifPresent(
                c -> Signal.of(c).ifPresent(s -> notes.getChildren().add(new Badge(s, c.words()))));
    }

    private void showSelection() {
        boolean isSelected =
                shown.isPresent()
                        && selection.getValue() instanceof Optional<?> chosen
                        && chosen.isPresent()
                        && chosen.get() == shown.get();
        pseudoClassStateChanged(SELECTED, isSelected);
    }
}
