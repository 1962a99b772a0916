package dev.koan.problem;

/** What a {@link Verifier} found. "No answer" is never the same as "wrong". */
public sealed interface Verdict {
    /**
     * The answer is right.
     *
     * @param extracted the answer as it stands in the text
     */
    record Correct(String extracted) implements Verdict {}

    /**
     * There is an answer, and it is wrong.
     *
     * @param extracted the answer as it stands in the text
     * @param reason one short sentence, for example {@code its value is 27, not 24}
     */
    record Incorrect(String extracted, String reason) implements Verdict {}

    /**
     * The text holds no answer.
     *
     * @param reason one short sentence
     */
    record NoAnswer(String reason) implements Verdict {}

    /** Whether the answer is right; a missing answer is not right. */
    default boolean isCorrect() {
        return this instanceof Correct;
    }
}
