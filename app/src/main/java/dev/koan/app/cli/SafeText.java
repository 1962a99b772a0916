package dev.koan.app.cli;

import java.util.Locale;

/**
 * Makes text that others wrote harmless to a terminal: characters that would move its cursor,
 * change its state or turn the direction of what follows are spelled out, as in {@code <U+001B>}.
 * Pure.
 */
final class SafeText {
    private SafeText() {}

    /** Text that may have line breaks, each as a single line feed. */
    static String lines(String text) {
        return text.lines().count() <= 1 && isHarmless(text)
                ? text
                : spell(text.replace("\r\n", "\n"));
    }

    /** Text for one line: line breaks and tabs become spaces. */
    static String line(String text) {
        return spell(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }

    private static boolean isHarmless(String text) {
        return text.codePoints().allMatch(SafeText::isHarmless);
    }

    private static String spell(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (isHarmless(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, "<U+%04X>", c));
                    }
                });
        return out.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n';
            // The joiners that emoji and many scripts are made with, and the soft hyphen.
            case Character.FORMAT -> c == 0x200C || c == 0x200D || c == 0xAD;
            case Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
