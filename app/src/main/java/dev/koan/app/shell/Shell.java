package dev.koan.app.shell;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The window's frame: the rail of places, the place that is open, the line at the bottom. FX thread
 * only.
 */
public final class Shell extends StackPane {
    private final BorderPane frame = new BorderPane();

    /**
     * @param places at least one; a rail to choose between them is there from two on
     * @param statusBar the line at the bottom
     * @param overlay what can lie over everything, for example a cheat sheet
     */
    public Shell(List<Place> places, Region statusBar, Region overlay) {
        getStyleClass().add("koan");
        frame.setCenter(places.getFirst().view());
        frame.setBottom(statusBar);
        if (places.size() > 1) {
            frame.setLeft(rail(places));
        }
        getChildren().addAll(frame, overlay);
    }

    private Region rail(List<Place> places) {
        ToggleGroup group = new ToggleGroup();
        VBox rail = new VBox();
        rail.getStyleClass().add("place-rail");
        for (Place place : places) {
            ToggleButton button = new ToggleButton(place.name(), new FontIcon(place.icon()));
            button.setContentDisplay(ContentDisplay.TOP);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                frame.setCenter(place.view());
            });
            rail.getChildren().add(button);
        }
        group.getToggles().getFirst().setSelected(true);
        return rail;
    }
}
