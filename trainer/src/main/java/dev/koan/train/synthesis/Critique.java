package dev.koan.train.synthesis;

/** What a critic says of an attempt. Texts begin with a space, as the models write them. */
public sealed interface Critique {
    /**
     * All steps are right and so is the end.
     *
     * @param reflection confirms it: {@code " 24 - 24 = 0 good"}
     */
    record Right(String reflection) implements Critique {}

    /**
     * Something is wrong.
     *
     * @param shown how many steps of the attempt stand before the reflection: up to the first wrong
     *     one
     * @param reflection says what is wrong: {@code " 27 - 24 = 3 bad"}
     * @param kept how many of these steps the next attempt builds on
     * @param hint says where it starts: {@code " from 10 7 1 3"}
     */
    record Wrong(int shown, String reflection, int kept, String hint) implements Critique {}

    /**
     * No calculation can show what is wrong: a number was copied wrongly or came from nowhere. Such
     * an attempt is dropped, as Satori drops attempts without an answer.
     *
     * @param reason one short sentence
     */
    record Unusable(String reason) implements Critique {}
}
