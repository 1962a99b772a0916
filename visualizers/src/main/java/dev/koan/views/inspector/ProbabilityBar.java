package dev.koan.views.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A probability as a bar and a number beside it. FX thread only. */
final class ProbabilityBar extends HBox {
    private static final double BAR = 64;

    private final Region fill = new Region();
    private final Label number = new Label();

    ProbabilityBar() {
        getStyleClass().add("probability");
        fill.getStyleClass().add("probability-fill");
        number.getStyleClass().add("number");
        number.setMinWidth(USE_PREF_SIZE);
        Pane track = new Pane(fill);
        track.getStyleClass().add("probability-track");
        track.setMinWidth(BAR);
        track.setMaxWidth(BAR);
        getChildren().addAll(track, number);
    }

    void show(double probability) {
        double width = Math.max(1, BAR * Math.clamp(probability, 0, 1));
        fill.resizeRelocate(0, 0, width, 8);
        fill.setPrefSize(width, 8);
        number.setText(TokenLine.percent(probability));
    }
}
