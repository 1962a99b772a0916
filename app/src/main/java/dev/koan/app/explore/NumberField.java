package dev.koan.app.explore;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/** A field for one number; the arrow keys raise and lower it. FX thread only. */
final class NumberField extends TextField {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final double step;

    /**
     * @param step how much one press of an arrow key changes
     */
    NumberField(String id, double step) {
        this.step = step;
        setId(id);
        getStyleClass().add("number-field");
        setPrefColumnCount(6);
        addEventFilter(KeyEvent.KEY_PRESSED, this::nudge);
    }

    /** The number; empty when the text is none. */
    OptionalDouble number() {
        try {
            double value = Double.parseDouble(getText().strip().replace(',', '.'));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    void show(double value) {
        setText(words(value));
    }

    void showFault(FieldState state) {
        pseudoClassStateChanged(DANGER, state == FieldState.WRONG);
    }

    /** Whether what is typed can be used. */
    enum FieldState {
        /** It can. */
        FINE,
        /** It cannot. */
        WRONG
    }

    private void nudge(KeyEvent event) {
        double by =
                switch (event.getCode()) {
                    case UP -> step;
                    case DOWN -> -step;
                    default -> 0;
                };
        if (by != 0 && number().isPresent()) {
            double value = Math.max(0, number().getAsDouble() + by);
            show(Math.rint(value / step) * step);
            selectAll();
            event.consume();
        }
    }

    private static String words(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    }
}
