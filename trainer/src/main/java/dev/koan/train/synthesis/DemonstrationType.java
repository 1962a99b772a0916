package dev.koan.train.synthesis;

import java.util.Optional;

/** Satori's five types of demonstration (arXiv 2502.02508, appendix C and D.1). */
public enum DemonstrationType {
    /** A right solution without reflection. */
    I("I"),
    /** A right solution with one verification in it. */
    II_I("II-I"),
    /** A verification, a wrong answer in a box, then reflection, exploration and a right answer. */
    II_II("II-II"),
    /** One round of reflection and exploration. */
    III_I("III-I"),
    /** Two rounds of them, or more. */
    III_II("III-II");

    private final String label;

    DemonstrationType(String label) {
        this.label = label;
    }

    /** As the paper writes it: {@code II-I}. */
    public String label() {
        return label;
    }

    /** The type of a label; empty for any other text. */
    public static Optional<DemonstrationType> ofLabel(String label) {
        for (DemonstrationType type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
