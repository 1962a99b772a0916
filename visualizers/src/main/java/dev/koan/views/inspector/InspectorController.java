package dev.koan.views.inspector;

import dev.koan.generation.GeneratedToken;
import dev.koan.views.transcript.StepRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/**
 * The inspector of a selected step; it keeps up while the step is still written. FX thread only.
 */
public final class InspectorController {
    private final InspectorModel model = new InspectorModel();
    private final Region view = new InspectorViewBuilder(model).build();
    private final InvalidationListener onRevision = _ -> keepUp();

    /**
     * @param selected the step it speaks about, whichever that is
     */
    public InspectorController(ObservableValue<Optional<StepRow>> selected) {
        selected.addListener((_, before, now) -> show(before, now));
        show(Optional.empty(), selected.getValue());
    }

    /** The view; always the same. */
    public Region view() {
        return view;
    }

    private void show(Optional<StepRow> before, Optional<StepRow> now) {
        before.ifPresent(row -> row.revision().removeListener(onRevision));
        now.ifPresent(row -> row.revision().addListener(onRevision));
        model.token().set(Optional.empty());
        model.tokens().clear();
        model.step().set(now);
        keepUp();
    }

    private void keepUp() {
        model.step().get().ifPresent(this::addNewTokens);
    }

    private void addNewTokens(StepRow row) {
        List<GeneratedToken> all = row.step().tokens();
        List<TokenLine> fresh = new ArrayList<>();
        for (int i = model.tokens().size(); i < all.size(); i++) {
            fresh.add(new TokenLine(i, all.get(i)));
        }
        model.tokens().addAll(fresh);
    }
}
