package dev.koan.train.synthesis;

import dev.koan.problem.Problem;

/**
 * One example to tune on.
 *
 * @param problem what is asked
 * @param type its shape
 * @param prompt as the model is asked; no loss on it
 * @param completion as the model shall answer, meta-action and end-of-text tokens included
 */
public record Demonstration(
        Problem problem, DemonstrationType type, String prompt, String completion) {
    /** What ends every completion. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** The completion without the end-of-text token. */
    public String answerText() {
        return completion.endsWith(END_OF_TEXT)
                ? completion.substring(0, completion.length() - END_OF_TEXT.length())
                : completion;
    }
}
