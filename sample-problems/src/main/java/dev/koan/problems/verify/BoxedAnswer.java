package dev.koan.problems.verify;

/** The last {@code \boxed{...}} of a text. */
public sealed interface BoxedAnswer {
    /**
     * There is one, and it is closed.
     *
     * @param content what stands in it, without spaces around
     */
    record Found(String content) implements BoxedAnswer {}

    /**
     * There is none to judge.
     *
     * @param reason one short sentence
     */
    record Missing(String reason) implements BoxedAnswer {}

    /**
     * Finds the last box; one that is opened and never closed counts as the last, and as missing.
     * Time is linear in the length of the text.
     */
    static BoxedAnswer last(String text) {
        String opening = "\\boxed{";
        int start = text.lastIndexOf(opening);
        if (start < 0) {
            return new Missing("there is no \\boxed{...}");
        }
        int from = start + opening.length();
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
            if (depth == 0) {
                return of(text.substring(from, i).strip());
            }
        }
        return new Missing("the last \\boxed{...} is not closed");
    }

    private static BoxedAnswer of(String content) {
        return content.isEmpty()
                ? new Missing("the last \\boxed{...} is empty")
                : new Found(content);
    }
}
