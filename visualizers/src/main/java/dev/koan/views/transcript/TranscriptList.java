package dev.koan.views.transcript;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;

/**
 * The scrolling rows with the rail beside them. Follows the end until the person scrolls or goes
 * somewhere. FX thread only.
 */
final class TranscriptList extends BorderPane {
    /** The rail of a long transcript moves when its scale has changed by this share. */
    private static final int RAIL_STEPS = 400;

    private final TranscriptModel model;
    private final VirtualFlow<TranscriptRow, RowCell> flow;
    private final EventRail rail;
    private int railSize;
    private boolean railIsStale = true;

    TranscriptList(TranscriptModel model) {
        this.model = model;
        flow =
                VirtualFlow.createVertical(
                        model.rows(), row -> new RowCell(row, model.selected(), this::choose));
        flow.setFocusTraversable(true);
        flow.getStyleClass().add("transcript-flow");
        flow.setId("transcript");
        rail = new EventRail(this::goTo);
        var pane =
                new VirtualizedScrollPane<>(flow, ScrollBarPolicy.NEVER, ScrollBarPolicy.AS_NEEDED);
        setCenter(pane);
        setRight(rail);
        pane.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.following().addListener(_ -> keepUp());
        model.marks().addListener((ListChangeListener<TranscriptMark>) _ -> railIsStale());
        flow.totalLengthEstimateProperty().addListener(_ -> railIsStale |= fits());
        flow.needsLayoutProperty().addListener(_ -> requestLayout());
        heightProperty().addListener(_ -> railIsStale());
    }

    /** To be called once after each change of the rows: shows the end where it is followed. */
    void keepUp() {
        int last = model.rows().size() - 1;
        if (last >= 0 && model.following().get()) {
            flow.showAsLast(last);
        }
        if (Math.abs(model.rows().size() - railSize) > railSize / RAIL_STEPS) {
            railIsStale();
        }
    }

    /** Selects a step and brings it into sight. */
    void goTo(int step) {
        if (step >= 0
                && step < model.stepCount()
                && model.rows().get(step) instanceof StepRow row) {
            choose(row);
            flow.requestFocus();
            flow.show(step);
        }
    }

    private void railIsStale() {
        railIsStale = true;
        requestLayout();
    }

    /** The rows first, then the rail: its marks lie beside their rows where all of them fit. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        flow.layout();
        model.overflowing().set(!fits());
        if (railIsStale) {
            railIsStale = false;
            railSize = model.rows().size();
            rail.show(model.marks(), fits() ? this::rowCentre : this::shareOfHeight);
        }
    }

    private boolean fits() {
        return flow.totalLengthEstimateProperty().getOrElse(0.0) <= flow.getHeight();
    }

    private double rowCentre(int step) {
        return flow.getCellIfVisible(step)
                .map(cell -> flow.cellToViewport(cell, 0, cell.getNode().getHeight() / 2).getY())
                .orElseGet(() -> shareOfHeight(step));
    }

    private double shareOfHeight(int step) {
        return (step + 0.5) / Math.max(1, railSize) * getHeight();
    }

    void focus() {
        flow.requestFocus();
    }

    private void choose(StepRow row) {
        model.following().set(false);
        model.selected().set(Optional.of(row));
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            model.following().set(false);
        }
    }

    private void pressed(MouseEvent event) {
        flow.requestFocus();
        for (Node node = (Node) event.getTarget(); node != null; node = node.getParent()) {
            if (node instanceof ScrollBar) {
                model.following().set(false);
                return;
            }
        }
    }

    private void keyPressed(KeyEvent event) {
        int page = Math.max(1, flow.visibleCells().size() - 1);
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> move(-page, event);
            case PAGE_DOWN -> move(page, event);
            case C -> {
                if (event.isShortcutDown()) {
                    copy();
                    event.consume();
                }
            }
            case HOME -> {
                goTo(0);
                event.consume();
            }
            case END -> {
                model.following().set(true);
                event.consume();
            }
            default -> {}
        }
    }

    private void move(int by, KeyEvent event) {
        if (model.stepCount() > 0 && !event.isShortcutDown() && !event.isAltDown()) {
            int from = model.selected().get().map(StepRow::index).orElse(lastVisible() - by);
            goTo(Math.clamp(from + by, 0, model.stepCount() - 1));
            event.consume();
        }
    }

    /** The selected step, or all of them, as the model wrote them. */
    private void copy() {
        StringBuilder text = new StringBuilder();
        if (model.selected().get().isPresent()) {
            text.append(model.selected().get().get().step().rawText());
        } else {
            for (TranscriptRow row : model.rows()) {
                if (row instanceof StepRow step) {
                    text.append(step.step().rawText());
                }
            }
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private int lastVisible() {
        return Math.clamp(flow.getLastVisibleIndex(), 0, model.stepCount() - 1);
    }
}
