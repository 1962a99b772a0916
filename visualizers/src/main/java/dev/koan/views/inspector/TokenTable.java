package dev.koan.views.inspector;

import dev.koan.coat.MetaAction;
import dev.koan.views.fx.Signal;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The tokens of a step: text, probability, entropy. FX thread only. */
final class TokenTable extends TableView<TokenLine> {
    TokenTable(InspectorModel model) {
        super(model.tokens());
        setId("tokens");
        getStyleClass().addAll("dense", "token-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("Token", 112, TextCell::new));
        getColumns().add(column("Probability", 136, ProbabilityCell::new));
        getColumns().add(column("Entropy", 64, EntropyCell::new));
        setPlaceholder(new Label("Nothing written yet."));
        getItems().addListener((ListChangeListener<TokenLine>) _ -> chooseFirst());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> model.token().set(Optional.ofNullable(now)));
    }

    /** A step's first token says most: what the model thought of the three meta-actions. */
    private void chooseFirst() {
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    private TableColumn<TokenLine, TokenLine> column(
            String title, double width, Supplier<TableCell<TokenLine, TokenLine>> cell) {
        TableColumn<TokenLine, TokenLine> column = new TableColumn<>(title);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setPrefWidth(width);
        column.setMinWidth(48);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<TokenLine, TokenLine> {
        @Override
        protected void updateItem(@Nullable TokenLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().setAll("cell", "indexed-cell", "table-cell", "token-text");
            setGraphic(null);
            setText("");
            if (line != null && !empty) {
                setText(line.text());
                MetaAction.ofToken(line.token().text()).ifPresent(this::showAction);
                if (line.isByHand()) {
                    getStyleClass().add("by-hand");
                    setGraphic(Signal.BY_HAND.icon());
                }
            }
        }

        private void showAction(MetaAction action) {
            Signal signal = Signal.of(action);
            getStyleClass().add("signal");
            signal.applyTo(this);
            setText(signal.word());
            setGraphic(signal.icon());
        }
    }

    private static final class ProbabilityCell extends TableCell<TokenLine, TokenLine> {
        private final ProbabilityBar bar = new ProbabilityBar();

        @Override
        protected void updateItem(@Nullable TokenLine line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(null);
            setText("");
            if (line != null && !empty) {
                if (line.probability().isPresent()) {
                    bar.show(line.probability().getAsDouble());
                    setGraphic(bar);
                } else {
                    setText("off");
                }
            }
        }
    }

    private static final class EntropyCell extends TableCell<TokenLine, TokenLine> {
        EntropyCell() {
            getStyleClass().add("number");
        }

        @Override
        protected void updateItem(@Nullable TokenLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null || empty ? "" : line.entropy());
        }
    }
}
