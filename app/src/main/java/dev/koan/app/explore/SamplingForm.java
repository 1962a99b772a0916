package dev.koan.app.explore;

import dev.koan.generation.SamplingOptions;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How the next run draws its tokens. What is typed counts at once; what cannot count gets one
 * sentence, and the last options that could stay. FX thread only.
 */
final class SamplingForm extends VBox {
    private final ExploreModel model;
    private final GridPane grid = new GridPane();
    private final NumberField temperature = new NumberField("temperature", 0.1);
    private final NumberField topK = new NumberField("top-k", 1);
    private final NumberField topP = new NumberField("top-p", 0.05);
    private final NumberField minP = new NumberField("min-p", 0.01);
    private final NumberField penalty = new NumberField("repetition-penalty", 0.05);
    private final NumberField seed = new NumberField("seed", 1);
    private final NumberField maxTokens = new NumberField("max-tokens", 16);
    private final NumberField alternatives = new NumberField("alternatives-count", 1);
    private final CheckBox probabilities = new CheckBox("Probabilities");

    SamplingForm(ExploreModel model) {
        this.model = model;
        getStyleClass().add("sampling");
        grid.getStyleClass().add("sampling-grid");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(words, new ColumnConstraints());
        show(model.sampling().get());
        addRows();
        getChildren().addAll(grid, fault());
        fields().forEach(field -> field.textProperty().addListener(_ -> take()));
        probabilities.selectedProperty().addListener(_ -> take());
        alternatives.disableProperty().bind(probabilities.selectedProperty().not());
    }

    private void addRows() {
        add("Temperature", temperature, "Divides the logits: 0 always takes the likeliest token");
        add("Top-k", topK, "Only so many of the likeliest tokens may be drawn; 0 for all");
        add("Top-p", topP, "Only the likeliest tokens with this probability together; 1 for all");
        add(
                "Min-p",
                minP,
                "Only tokens with this share of the likeliest one's probability; 0 for all");
        add(
                "Repetition penalty",
                penalty,
                "Makes tokens that were there before less likely; 1 for none");
        addSeed();
        add("Most tokens", maxTokens, "Where the model is cut off");
        probabilities.setId("probabilities");
        probabilities.setTooltip(
                new Tooltip("Report each token's probability, and so many alternatives to it"));
        grid.addRow(grid.getRowCount(), probabilities, alternatives);
    }

    private void add(String name, NumberField field, String tip) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setTooltip(new Tooltip(tip));
        field.setTooltip(new Tooltip(tip));
        grid.addRow(grid.getRowCount(), label, field);
    }

    private void addSeed() {
        Button other = new Button("", new FontIcon("mdal-casino"));
        other.setId("other-seed");
        other.getStyleClass().addAll("button-icon", "flat", "small");
        other.setTooltip(new Tooltip("Another seed"));
        Random random = new Random();
        other.setOnAction(_ -> seed.show(random.nextInt(1_000_000)));
        Label label = new Label("Seed");
        label.setLabelFor(seed);
        label.setTooltip(new Tooltip("The same seed gives the same tokens"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox words = new HBox(label, gap, other);
        words.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(grid.getRowCount(), words, seed);
    }

    private Label fault() {
        Label fault = new Label();
        fault.setId("sampling-fault");
        fault.getStyleClass().add("inline-fault");
        fault.setWrapText(true);
        fault.setMinHeight(Region.USE_PREF_SIZE);
        fault.textProperty().bind(model.samplingFault());
        fault.visibleProperty().bind(model.samplingFault().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        return fault;
    }

    private void show(SamplingOptions options) {
        temperature.show(options.temperature());
        topK.show(options.topK());
        topP.show(options.topP());
        minP.show(options.minP());
        penalty.show(options.repetitionPenalty());
        seed.show(options.seed());
        maxTokens.show(options.maxTokens());
        alternatives.show(options.alternatives().orElse(5));
        probabilities.setSelected(options.alternatives().isPresent());
    }

    private void take() {
        for (NumberField field : fields()) {
            boolean isNumber = field.number().isPresent();
            field.showFault(isNumber ? NumberField.FieldState.FINE : NumberField.FieldState.WRONG);
            if (!isNumber) {
                model.samplingFault().set("Every field takes a number, for example 0.7.");
                return;
            }
        }
        try {
            model.sampling().set(options());
            model.samplingFault().set("");
        } catch (IllegalArgumentException e) {
            model.samplingFault().set(String.valueOf(e.getMessage()));
        }
    }

    private SamplingOptions options() {
        return new SamplingOptions(
                value(temperature),
                (int) value(topK),
                value(topP),
                value(minP),
                value(penalty),
                (long) value(seed),
                (int) value(maxTokens),
                probabilities.isSelected()
                        ? OptionalInt.of((int) value(alternatives))
                        : OptionalInt.empty());
    }

    private static double value(NumberField field) {
        OptionalDouble number = field.number();
        return number.orElseThrow();
    }

    private List<NumberField> fields() {
        return List.of(temperature, topK, topP, minP, penalty, seed, maxTokens, alternatives);
    }
}
