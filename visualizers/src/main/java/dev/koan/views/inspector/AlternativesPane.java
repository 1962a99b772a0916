package dev.koan.views.inspector;

import dev.koan.coat.MetaAction;
import dev.koan.generation.Alternative;
import dev.koan.generation.TokenProbabilities;
import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What else could have stood where the chosen token stands. FX thread only. */
final class AlternativesPane extends VBox {
    private final Label title = new Label();
    private final Label hint = new Label();
    private final GridPane grid = new GridPane();

    AlternativesPane(InspectorModel model) {
        setId("alternatives");
        getStyleClass().add("alternatives");
        title.getStyleClass().add("section-subject");
        title.setWrapText(true);
        grid.getStyleClass().add("alternatives-grid");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        model.token().addListener((_, _, now) -> show(now));
        show(Optional.empty());
    }

    private void show(Optional<TokenLine> chosen) {
        if (chosen.isEmpty()) {
            say("Choose a token to see its alternatives.");
            return;
        }
        TokenLine line = chosen.get();
        Optional<TokenProbabilities> known = line.token().probabilities();
        if (known.isEmpty()) {
            say("Probabilities were off. Turn them on under Sampling and run again.");
        } else if (known.get().alternatives().isEmpty()) {
            say("No alternatives were asked for. Raise their number under Sampling and run again.");
        } else {
            title.setText("Instead of “%s”".formatted(name(line)));
            fill(known.get().alternatives(), line.token().id());
            getChildren().setAll(title, grid);
        }
    }

    private void say(String words) {
        hint.setText(words);
        getChildren().setAll(hint);
    }

    private void fill(List<Alternative> alternatives, int taken) {
        grid.getChildren().clear();
        for (int i = 0; i < alternatives.size(); i++) {
            Alternative alternative = alternatives.get(i);
            ProbabilityBar bar = new ProbabilityBar();
            bar.show(Math.exp(alternative.logProb()));
            Label note = new Label(alternative.id() == taken ? "taken" : "");
            note.getStyleClass().add("quiet");
            grid.addRow(i, text(alternative), bar, note);
        }
    }

    private static String name(TokenLine line) {
        return MetaAction.ofToken(line.token().text()).map(MetaAction::word).orElse(line.text());
    }

    private static Node text(Alternative alternative) {
        Optional<MetaAction> action = MetaAction.ofToken(alternative.text());
        if (action.isPresent()) {
            return new Badge(Signal.of(action.get()));
        }
        Label label = new Label(TokenLine.visible(alternative.text()));
        label.getStyleClass().add("token-text");
        return label;
    }
}
