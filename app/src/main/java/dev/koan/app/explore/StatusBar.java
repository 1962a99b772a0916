package dev.koan.app.explore;

import dev.koan.app.task.ModelEvent;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom: which model, on what, how fast, how much. FX thread only. */
final class StatusBar extends HBox {
    StatusBar(ExploreModel model) {
        getStyleClass().add("status-bar");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        opening(model),
                        part(
                                "status-model",
                                Bindings.createStringBinding(
                                        () -> model(model), model.model(), model.modelState())),
                        part(
                                "status-device",
                                Bindings.createStringBinding(
                                        () -> device(model),
                                        model.device(),
                                        model.contextLength())),
                        gap,
                        part(
                                "status-rate",
                                Bindings.createStringBinding(
                                        () -> rate(model.work().get()), model.work())),
                        part(
                                "status-tokens",
                                Bindings.createStringBinding(
                                        () -> tokens(model.work().get()), model.work())));
    }

    private static ProgressBar opening(ExploreModel model) {
        ProgressBar progress = new ProgressBar(-1);
        progress.setId("opening");
        progress.visibleProperty().bind(model.modelState().isEqualTo(ModelState.OPENING));
        progress.managedProperty().bind(progress.visibleProperty());
        return progress;
    }

    private static Label part(String id, ObservableStringValue words) {
        Label part = new Label();
        part.setId(id);
        part.setMinWidth(USE_PREF_SIZE);
        part.textProperty().bind(words);
        return part;
    }

    private static String model(ExploreModel model) {
        return switch (model.modelState().get()) {
            case NONE -> "No model is open";
            case OPENING -> "Opening " + model.model().get() + " …";
            case READY -> model.model().get();
            case FAILED -> model.model().get() + " could not be opened";
        };
    }

    private static String device(ExploreModel model) {
        return model.device().get().isEmpty()
                ? ""
                : "%s · context %,d".formatted(model.device().get(), model.contextLength().get());
    }

    private static String rate(ModelEvent.Work work) {
        return work.tokens() == 0
                ? ""
                : String.format(Locale.ROOT, "%,.0f tokens/s", work.tokensPerSecond());
    }

    private static String tokens(ModelEvent.Work work) {
        if (work.tokens() == 0) {
            return "";
        }
        return work.tokens() == 1 ? "1 token" : "%,d tokens".formatted(work.tokens());
    }
}
