package dev.koan.runtime.checkpoint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A checkpoint folder, or a file in it, that cannot be used. The message is one plain sentence that
 * names the file, the tensor or field, what was found and what was expected.
 */
public class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 120;
    private static final int LONGEST_SHAPE = 8;

    /**
     * @param sentence one sentence, with its full stop
     */
    public CheckpointException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence one sentence, with its full stop
     * @param cause what went wrong below
     */
    public CheckpointException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Text out of a file, made fit for a sentence: quoted, on one line and not too long. */
    static String quote(String text) {
        String cut =
                text.length() <= LONGEST_QUOTE
                        ? text
                        : text.substring(0, LONGEST_QUOTE - 1) + "\u2026";
        String oneLine =
                cut.codePoints()
                        .map(c -> Character.isISOControl(c) || isLineBreak(c) ? '?' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return "'" + oneLine + "'";
    }

    /** A shape as {@code [3, 4]}; very long ones are cut. */
    static String shape(List<Long> shape) {
        String shown =
                shape.stream()
                        .limit(LONGEST_SHAPE)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return shape.size() <= LONGEST_SHAPE ? "[" + shown + "]" : "[" + shown + ", \u2026]";
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == 0x2028 || codePoint == 0x2029;
    }
}
