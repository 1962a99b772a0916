package dev.koan.app.command;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes commands reachable. FX thread only. */
public final class CommandButtons {
    private CommandButtons() {}

    /** A button with icon and name. */
    public static Button labelled(Command command) {
        Button button = icon(command);
        button.setText(command.name());
        button.getStyleClass().remove("button-icon");
        return button;
    }

    /** A button with the icon alone; the tooltip has the words. */
    public static Button icon(Command command) {
        Button button = new Button("", new FontIcon(command.icon()));
        button.setId(command.id());
        button.getStyleClass().addAll("button-icon", "command");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(command.tip()));
        button.setAccessibleText(command.name());
        button.disableProperty().bind(Bindings.not(command.available()));
        button.setOnAction(_ -> command.ask());
        return button;
    }

    /**
     * Lets the commands' keys work everywhere in a window, but where a field wants the key itself.
     */
    public static void listen(Scene scene, List<Command> commands) {
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event ->
                        commands.stream()
                                .filter(command -> command.keys().match(event))
                                .findFirst()
                                .ifPresent(command -> {
                                    command.ask();
                                    event.consume();
                                }));
    }
}
