package dev.koan.views.inspector;

import dev.koan.coat.ReflectionEvent;
import dev.koan.views.fx.Badge;
import dev.koan.views.fx.Signal;
import dev.koan.views.transcript.StepRow;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lays the inspector out: which step, its tokens, and the alternatives of the chosen token. */
final class InspectorViewBuilder {
    private final InspectorModel model;

    InspectorViewBuilder(InspectorModel model) {
        this.model = model;
    }

    Region build() {
        BorderPane content = new BorderPane();
        TokenTable table = new TokenTable(model);
        content.setTop(header());
        content.setCenter(table);
        content.setBottom(new AlternativesPane(model));
        content.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.step().get().isPresent(), model.step()));
        StackPane view = new StackPane(emptyPlace(content), content);
        view.getStyleClass().add("inspector");
        return view;
    }

    private Region header() {
        Badge badge = new Badge(Signal.CONTINUE);
        Label title = new Label();
        title.getStyleClass().add("section-subject");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label facts = new Label();
        facts.getStyleClass().add("quiet");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(8, title, badge, gap, facts);
        header.getStyleClass().add("inspector-header");
        header.setAlignment(Pos.CENTER_LEFT);
        Runnable refresh =
                () ->
                        model.step()
                                .get()
                                .ifPresent(row -> {
                                    badge.show(Signal.of(row.action()));
                                    title.setText("Step " + row.number());
                                    facts.setText(facts(row));
                                });
        model.step().addListener(_ -> refresh.run());
        model.tokens().addListener((javafx.beans.Observable _) -> refresh.run());
        return header;
    }

    private static String facts(StepRow row) {
        String tokens = row.size() == 1 ? "1 token" : "%,d tokens".formatted(row.size());
        return row.event()
                .map(ReflectionEvent::change)
                .filter(change -> change != ReflectionEvent.Change.UNDECIDED)
                .map(change -> change.words() + " · " + tokens)
                .orElse(tokens);
    }

    private static Region emptyPlace(Region content) {
        Label hint =
                new Label("Select a step to see its tokens\nand what else could have stood there.");
        hint.getStyleClass().add("empty-hint");
        hint.setWrapText(true);
        VBox place = new VBox(hint);
        place.setAlignment(Pos.CENTER);
        place.visibleProperty().bind(content.visibleProperty().not());
        return place;
    }
}
