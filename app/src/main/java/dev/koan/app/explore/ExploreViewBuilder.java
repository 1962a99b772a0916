package dev.koan.app.explore;

import dev.koan.app.command.Command;
import dev.koan.app.command.CommandButtons;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lays the Explore place out: tools on top, problems left, the transcript in the middle, inspector
 * right.
 */
final class ExploreViewBuilder {
    private static final double LEFT = 272;
    private static final double RIGHT = 344;

    private final ExploreModel model;
    private final ExploreInteractor interactor;
    private final ExploreCommands commands;
    private final List<Command> general;
    private final ComboBox<String> models = new ComboBox<>();

    /**
     * @param general commands of the whole window, shown at the right end of the tools
     */
    ExploreViewBuilder(
            ExploreModel model,
            ExploreInteractor interactor,
            ExploreCommands commands,
            List<Command> general) {
        this.model = model;
        this.interactor = interactor;
        this.commands = commands;
        this.general = List.copyOf(general);
    }

    Region build(Region problems, Region header, Region transcript, Region inspector) {
        BorderPane middle = new BorderPane(transcript);
        middle.setTop(new VBox(header, banner()));
        SplitPane right =
                new SplitPane(
                        section("Inspector", inspector, 288),
                        section("Sampling", new SamplingForm(model), 64));
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.55);
        SplitPane.setResizableWithParent(right.getItems().get(1), false);
        SplitPane columns = new SplitPane(problems, middle, right);
        columns.getStyleClass().add("columns");
        SplitPane.setResizableWithParent(problems, false);
        SplitPane.setResizableWithParent(right, false);
        problems.setMinWidth(200);
        right.setMinWidth(296);
        middle.setMinWidth(360);
        placeDividersOnce(columns);
        BorderPane place = new BorderPane(columns);
        place.setTop(tools());
        place.getStyleClass().add("explore");
        return place;
    }

    /** When the width is first known; after that the middle takes what a wider window gives. */
    private static void placeDividersOnce(SplitPane columns) {
        columns.widthProperty()
                .subscribe(width -> {
                    if (width.doubleValue() > 0 && columns.getDividerPositions()[0] == 0.5) {
                        columns.setDividerPositions(
                                LEFT / width.doubleValue(), 1 - RIGHT / width.doubleValue());
                    }
                });
    }

    /** Where a person picks a model. */
    ComboBox<String> models() {
        return models;
    }

    private Region tools() {
        HBox run = new HBox();
        run.getStyleClass().add("run-buttons");
        commands.all().forEach(command -> run.getChildren().add(CommandButtons.labelled(command)));
        run.getChildren().getFirst().getStyleClass().add("accent");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label model = new Label("Model");
        model.setMinWidth(Region.USE_PREF_SIZE);
        model.setLabelFor(models);
        HBox tools =
                new HBox(
                        model,
                        modelPicker(),
                        separator(),
                        run,
                        separator(),
                        new PaceSlider(this.model.tokensPerSecond()),
                        gap);
        general.forEach(command -> tools.getChildren().add(flat(command)));
        tools.getStyleClass().add("tools");
        return tools;
    }

    private static Button flat(Command command) {
        Button button = CommandButtons.icon(command);
        button.getStyleClass().add("flat");
        return button;
    }

    private static Node separator() {
        return new Separator(Orientation.VERTICAL);
    }

    private ComboBox<String> modelPicker() {
        models.setItems(model.models());
        models.setId("models");
        models.setPromptText("choose a model");
        models.setPrefWidth(176);
        models.setTooltip(new Tooltip("The model that thinks (Ctrl+M goes here)"));
        model.model()
                .addListener((_, _, now) -> {
                    if (!now.isEmpty()) {
                        models.setValue(now);
                    }
                });
        models.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null && !now.equals(model.model().get())) {
                        interactor.openModel(now);
                    }
                });
        return models;
    }

    private Region banner() {
        Label sentence = new Label();
        sentence.setId("fault");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.textProperty().bind(model.fault());
        Button again = new Button("Try again");
        again.setId("try-again");
        again.getStyleClass().add("small");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.visibleProperty().bind(model.modelState().isEqualTo(ModelState.FAILED));
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(_ -> interactor.openModel(model.model().get()));
        Button close = new Button("", new FontIcon("mdal-close"));
        close.setId("close-fault");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setTooltip(new Tooltip("Close this message"));
        close.setOnAction(_ -> model.fault().set(""));
        HBox banner = new HBox(new FontIcon("mdal-error_outline"), sentence, again, close);
        banner.getStyleClass().add("banner");
        banner.visibleProperty().bind(model.fault().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private static Region section(String name, Region content, double leastHeight) {
        Label title = new Label(name);
        title.getStyleClass().add("section-title");
        BorderPane section = new BorderPane(content);
        section.setTop(title);
        section.getStyleClass().add("section");
        section.setMinHeight(leastHeight);
        return section;
    }
}
