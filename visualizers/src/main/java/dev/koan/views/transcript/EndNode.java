package dev.koan.views.transcript;

import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The last row: verdict, extracted answer, why. FX thread only. */
final class EndNode extends HBox {
    private final Badge badge = new Badge(Signal.NO_ANSWER);
    private final Label answer = new Label();
    private final Label explanation = new Label();
    private final Label tokens = new Label();
    private Signal signal = Signal.NO_ANSWER;

    EndNode() {
        getStyleClass().addAll("transcript-end", signal.styleClass());
        answer.getStyleClass().add("answer");
        answer.setMinWidth(0);
        explanation.setMinWidth(0);
        explanation.getStyleClass().add("explanation");
        explanation.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(explanation, Priority.ALWAYS);
        tokens.getStyleClass().add("quiet");
        tokens.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(badge, answer, explanation, tokens);
    }

    void show(EndRow row) {
        Signal own = Signal.of(row.verdict());
        getStyleClass().remove(signal.styleClass());
        getStyleClass().add(own.styleClass());
        signal = own;
        badge.show(own);
        answer.setText(row.answer());
        answer.setManaged(!row.answer().isEmpty());
        explanation.setText(row.explanation());
        tokens.setText("%,d tokens".formatted(row.tokens()));
    }
}
