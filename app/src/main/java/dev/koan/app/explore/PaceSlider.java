package dev.koan.app.explore;

import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Slow motion: from one token in a second, evenly felt, to full speed at the right end. FX thread
 * only.
 */
final class PaceSlider extends HBox {
    private static final double SLOWEST = 1;
    private static final double FASTEST = 200;

    private final Slider slider = new Slider(0, 1, 1);
    private final Label words = new Label();

    PaceSlider(DoubleProperty tokensPerSecond) {
        getStyleClass().add("pace");
        slider.setId("pace");
        slider.setBlockIncrement(0.1);
        slider.setValue(position(tokensPerSecond.get()));
        slider.setTooltip(new Tooltip("Slow motion: how many tokens in a second at most"));
        slider.valueProperty()
                .addListener((_, _, now) -> {
                    tokensPerSecond.set(limit(now.doubleValue()));
                    show(tokensPerSecond.get());
                });
        words.getStyleClass().add("pace-words");
        words.setMinWidth(84);
        show(tokensPerSecond.get());
        FontIcon icon = new FontIcon("mdmz-speed");
        getChildren().addAll(icon, slider, words);
    }

    private void show(double tokensPerSecond) {
        words.setText(
                tokensPerSecond == 0
                        ? "full speed"
                        : String.format(Locale.ROOT, "%.0f per second", tokensPerSecond));
    }

    private static double limit(double position) {
        return position >= 0.995 ? 0 : SLOWEST * Math.pow(FASTEST / SLOWEST, position);
    }

    private static double position(double limit) {
        return limit <= 0
                ? 1
                : Math.clamp(Math.log(limit / SLOWEST) / Math.log(FASTEST / SLOWEST), 0, 0.99);
    }
}
