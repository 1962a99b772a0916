package dev.koan.views.transcript;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.Cell;

/** A reusable cell of the virtual list: shows whichever row comes into sight. FX thread only. */
final class RowCell implements Cell<TranscriptRow, StackPane> {
    private final StackPane node = new StackPane();
    private final StepNode step;
    private final EndNode end = new EndNode();

    RowCell(
            TranscriptRow row,
            ObservableValue<? extends Object> selection,
            Consumer<StepRow> onSelect) {
        step = new StepNode(selection, onSelect);
        node.getStyleClass().add("transcript-row");
        updateItem(row);
    }

    @Override
    public StackPane getNode() {
        return node;
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void updateItem(TranscriptRow row) {
        switch (row) {
            case StepRow stepRow -> {
                step.show(stepRow);
                hold(step);
            }
            case EndRow endRow -> {
                step.release();
                end.show(endRow);
                hold(end);
            }
        }
    }

    private void hold(Node child) {
        if (!node.getChildren().contains(child)) {
            node.getChildren().setAll(child);
        }
    }

    @Override
    public void reset() {
        step.release();
    }

    @Override
    public void dispose() {
        step.dispose();
    }
}
