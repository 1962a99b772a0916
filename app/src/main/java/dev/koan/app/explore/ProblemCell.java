package dev.koan.app.explore;

import dev.koan.problem.Problem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One problem in the picker: the problem, and how hard it is. FX thread only. */
final class ProblemCell extends ListCell<Problem> {
    private final Label words = new Label();
    private final Label difficulty = new Label();
    private final HBox row;

    ProblemCell() {
        words.getStyleClass().add("problem-words");
        words.setTextOverrun(OverrunStyle.ELLIPSIS);
        difficulty.getStyleClass().add("quiet");
        difficulty.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(8, words, gap, difficulty);
        row.getStyleClass().add("problem-row");
        row.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
        super.updateItem(problem, empty);
        setText("");
        if (problem == null || empty) {
            setGraphic(null);
        } else {
            words.setText(ProblemWords.brief(problem));
            difficulty.setText(ProblemWords.difficulty(problem));
            setGraphic(row);
        }
    }
}
