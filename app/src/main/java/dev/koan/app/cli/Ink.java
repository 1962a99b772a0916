package dev.koan.app.cli;

/**
 * Colours of a terminal with 256 of them, near those of Okabe and Ito, which colour-blind eyes can
 * tell apart.
 */
enum Ink {
    /** Continue. */
    BLUE("38;5;32"),
    /** Reflect. */
    ORANGE("38;5;214"),
    /** Explore. */
    PURPLE("38;5;175"),
    /** Right. */
    GREEN("38;5;36"),
    /** Wrong. */
    VERMILION("38;5;166"),
    /** No answer, and everything beside the point. */
    GREY("38;5;245"),
    /** Headings. */
    STRONG("1");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text between the escape sequences that colour it. */
    String paint(String text) {
        return text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
