package dev.koan.views.transcript;

import java.util.List;
import javafx.scene.layout.Region;

/**
 * The transcript: give it events, put its view somewhere. FX thread only; events of other threads
 * come through a {@link dev.koan.views.fx.PulseQueue}.
 */
public final class TranscriptController {
    private final TranscriptModel model = new TranscriptModel();
    private final TranscriptInteractor interactor = new TranscriptInteractor(model);
    private final TranscriptList list = new TranscriptList(model);
    private final Region view = new TranscriptViewBuilder(model, list).build();

    /** What is shown: others may read it, bind to the selection and set the hint. */
    public TranscriptModel model() {
        return model;
    }

    /** The view; always the same. */
    public Region view() {
        return view;
    }

    /** Applies the events of one pulse, in order. */
    public void accept(List<TranscriptEvent> events) {
        interactor.apply(events);
        list.keepUp();
    }

    /** Shows nothing again. */
    public void clear() {
        interactor.clear();
    }

    /** Selects a step and brings it into sight. */
    public void goTo(int step) {
        list.goTo(step);
    }

    /** Puts the keyboard into the transcript. */
    public void focus() {
        list.focus();
    }
}
