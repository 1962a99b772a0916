package dev.koan.views.transcript;

import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The last row: verdict, extracted answer, why. FX thread only. */
final class EndNode extends HBox {
    private final Badge badge = new Badge(Signal.NO_ANSWER);
    private final Text answer = new Text();
    private final Text explanation = new Text();
    private final Label tokens = new Label();

    EndNode() {
        getStyleClass().addAll("transcript-end", "signal");
        answer.getStyleClass().add("answer");
        explanation.getStyleClass().add("explanation");
        tokens.getStyleClass().add("quiet");
        tokens.setMinWidth(USE_PREF_SIZE);
        TextFlow text = new TextFlow(answer, explanation);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(badge, text, tokens);
    }

    void show(EndRow row) {
        Signal own = Signal.of(row.verdict());
        own.applyTo(this);
        badge.show(own);
        answer.setText(row.answer());
        boolean needsGap = !row.answer().isEmpty() && !row.explanation().isEmpty();
        explanation.setText((needsGap ? "   " : "") + row.explanation());
        tokens.setText("%,d tokens".formatted(row.tokens()));
    }
}
