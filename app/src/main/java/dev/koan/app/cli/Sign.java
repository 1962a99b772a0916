package dev.koan.app.cli;

import dev.koan.coat.MetaAction;
import dev.koan.problem.Verdict;

/** A meaning that is always shown three ways at once: colour, icon and word. */
enum Sign {
    /** The step builds on what came before. */
    CONTINUE(Ink.BLUE, "\u25b6", ">", "continue"),
    /** The step checks what came before. */
    REFLECT(Ink.ORANGE, "\u25c9", "o", "reflect"),
    /** The step starts an alternative. */
    EXPLORE(Ink.PURPLE, "\u2442", "Y", "explore"),
    /** The answer is right. */
    RIGHT(Ink.GREEN, "\u2713", "+", "right"),
    /** The answer is wrong. */
    WRONG(Ink.VERMILION, "\u2717", "x", "wrong"),
    /** There is no answer: not the same as a wrong one. */
    NO_ANSWER(Ink.GREY, "\u2013", "-", "no answer");

    private final Ink ink;
    private final String symbol;
    private final String letter;
    private final String word;

    Sign(Ink ink, String symbol, String letter, String word) {
        this.ink = ink;
        this.symbol = symbol;
        this.letter = letter;
        this.word = word;
    }

    static Sign of(MetaAction action) {
        return switch (action) {
            case CONTINUE -> CONTINUE;
            case REFLECT -> REFLECT;
            case EXPLORE -> EXPLORE;
        };
    }

    static Sign of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Correct _ -> RIGHT;
            case Verdict.Incorrect _ -> WRONG;
            case Verdict.NoAnswer _ -> NO_ANSWER;
        };
    }

    Ink ink() {
        return ink;
    }

    /** The icon, as a terminal that knows more than ASCII shows it. */
    String symbol() {
        return symbol;
    }

    /** The icon in ASCII. */
    String letter() {
        return letter;
    }

    String word() {
        return word;
    }
}
