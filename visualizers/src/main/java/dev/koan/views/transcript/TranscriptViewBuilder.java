package dev.koan.views.transcript;

import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Lays the transcript out: the rows, what an empty one says, and the way back to the end. */
final class TranscriptViewBuilder {
    private final TranscriptModel model;
    private final TranscriptList list;

    TranscriptViewBuilder(TranscriptModel model, TranscriptList list) {
        this.model = model;
        this.list = list;
    }

    Region build() {
        StackPane view = new StackPane(list, emptyPlace(), followButton());
        view.getStyleClass().add("transcript");
        return view;
    }

    private Region emptyPlace() {
        Label hint = new Label();
        hint.getStyleClass().add("empty-hint");
        hint.textProperty().bind(model.emptyHint());
        HBox legend =
                new HBox(
                        8,
                        new Badge(Signal.CONTINUE),
                        new Badge(Signal.REFLECT),
                        new Badge(Signal.EXPLORE));
        legend.setAlignment(Pos.CENTER);
        VBox place = new VBox(16, hint, legend);
        place.setAlignment(Pos.CENTER);
        place.setMouseTransparent(true);
        place.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        return place;
    }

    private Button followButton() {
        Button button = new Button("Follow the end", new FontIcon(Material2AL.ARROW_DOWNWARD));
        button.setId("follow");
        button.getStyleClass().addAll("accent", "small", "follow");
        button.setTooltip(new Tooltip("Keep the newest text in sight (End)"));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            model.following().set(true);
            list.focus();
        });
        button.visibleProperty().bind(model.following().not().and(model.overflowing()));
        StackPane.setAlignment(button, Pos.BOTTOM_CENTER);
        return button;
    }
}
