package dev.koan.views.fx;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.problem.Verdict;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A meaning that is always shown three ways at once: by a colour (a style class whose colour the
 * style sheet knows), an icon and a word. The colours are those of Okabe and Ito, which
 * colour-blind eyes can tell apart.
 */
public enum Signal {
    /** The step builds on what came before. */
    CONTINUE("continue", "mdal-arrow_forward"),
    /** The step checks what came before. */
    REFLECT("reflect", "mdmz-visibility"),
    /** The step starts an alternative. */
    EXPLORE("explore", "mdal-call_split"),
    /** The answer is right. */
    RIGHT("right", "mdal-check"),
    /** The answer is wrong. */
    WRONG("wrong", "mdal-close"),
    /** There is no answer: not the same as a wrong one. */
    NO_ANSWER("no answer", "mdmz-remove"),
    /** A person chose or wrote this. */
    BY_HAND("by hand", "mdal-edit");

    private final String word;
    private final String icon;

    Signal(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    /** The signal of a meta-action. */
    public static Signal of(MetaAction action) {
        return switch (action) {
            case CONTINUE -> CONTINUE;
            case REFLECT -> REFLECT;
            case EXPLORE -> EXPLORE;
        };
    }

    /** The signal of a verdict. */
    public static Signal of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Correct _ -> RIGHT;
            case Verdict.Incorrect _ -> WRONG;
            case Verdict.NoAnswer _ -> NO_ANSWER;
        };
    }

    /** The signal of a reflection that changed the verdict; empty when it changed nothing. */
    public static Optional<Signal> of(ReflectionEvent.Change change) {
        return switch (change) {
            case WRONG_TO_RIGHT -> Optional.of(RIGHT);
            case RIGHT_TO_WRONG -> Optional.of(WRONG);
            case WRONG_TO_WRONG, RIGHT_TO_RIGHT, UNDECIDED -> Optional.empty();
        };
    }

    /** The word a person reads. */
    public String word() {
        return word;
    }

    /** A new node with the icon. */
    public FontIcon icon() {
        return new FontIcon(icon);
    }

    /** Name of the icon. */
    public String iconName() {
        return icon;
    }

    /**
     * Gives a node of the style class {@code signal} this meaning: it and what is in it find the
     * colour as {@code -koan-signal}. A pseudo-class and not a style class, so that a change costs
     * little while text is streaming. FX thread only.
     */
    public void applyTo(Node node) {
        for (Signal signal : values()) {
            node.pseudoClassStateChanged(signal.pseudoClass(), signal == this);
        }
    }

    private PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(word.replace(' ', '-'));
    }
}
