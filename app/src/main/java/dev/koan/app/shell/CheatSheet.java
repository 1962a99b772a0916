package dev.koan.app.shell;

import dev.koan.app.command.Command;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * All keys on one sheet over the window. Escape, its button or a click beside it close it. FX
 * thread only.
 */
public final class CheatSheet extends StackPane {
    private final GridPane keys = new GridPane();
    private final Button close = new Button("Close");
    private Optional<Node> focusBefore = Optional.empty();

    /**
     * @param commands what can be asked for
     * @param more keys that are no commands: what they are, what they do
     */
    public CheatSheet(List<Command> commands, List<Line> more) {
        setId("cheat-sheet");
        getStyleClass().add("scrim");
        keys.getStyleClass().add("keys");
        commands.forEach(c -> add(c.keys().getDisplayText(), c.name(), c.explanation()));
        more.forEach(line -> add(line.keys(), line.name(), line.explanation()));
        Label title = new Label("Keys");
        title.getStyleClass().add("sheet-title");
        close.setCancelButton(true);
        close.setOnAction(_ -> hide());
        VBox sheet = new VBox(title, keys, close);
        sheet.getStyleClass().add("sheet");
        sheet.setAlignment(Pos.TOP_LEFT);
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setOnMousePressed(event -> event.consume());
        getChildren().add(sheet);
        setVisible(false);
        setOnMousePressed(_ -> hide());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keepKeys);
    }

    /**
     * One line of the sheet.
     *
     * @param keys the keys as people read them
     * @param name what it is called
     * @param explanation what it does
     */
    public record Line(String keys, String name, String explanation) {}

    /** Shows the sheet, or hides it. */
    public void toggle() {
        if (isVisible()) {
            hide();
        } else {
            focusBefore = Optional.ofNullable(getScene().getFocusOwner());
            setVisible(true);
            close.requestFocus();
        }
    }

    private void hide() {
        setVisible(false);
        focusBefore.ifPresent(Node::requestFocus);
    }

    /** While the sheet lies over the window, its keys do nothing below. */
    private void keepKeys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            event.consume();
        }
    }

    private void add(String combination, String name, String explanation) {
        Label words = new Label(combination);
        words.getStyleClass().add("key");
        Label title = new Label(name);
        title.getStyleClass().add("section-subject");
        Label what = new Label(explanation);
        what.getStyleClass().add("quiet");
        keys.addRow(keys.getRowCount(), words, title, what);
    }
}
