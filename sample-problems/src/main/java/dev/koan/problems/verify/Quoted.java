package dev.koan.problems.verify;

/** Foreign text inside a sentence of ours. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /**
     * The text in quotation marks, at most 60 characters of it, on one line and without control
     * characters.
     */
    public static String text(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        String shown = text.substring(0, end).replaceAll("\\p{C}", " ");
        return "“" + shown.strip() + (end < text.length() ? "…" : "") + "”";
    }
}
