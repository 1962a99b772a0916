package dev.koan.problem;

/** Judges model text. Never throws on any text. Thread-safe. */
public interface Verifier {
    /**
     * Judges the final answer of a completion: its last {@code \boxed{...}}.
     *
     * @param problem the problem that was asked
     * @param completion everything the model wrote after the prompt, meta-action tokens included
     */
    Verdict verify(Problem problem, String completion);

    /**
     * Judges what an unfinished solution has come to so far. A verifier that understands partial
     * work (the result of the last attempt at a Countdown problem, say) may answer before there is
     * a box.
     *
     * @param problem the problem that was asked
     * @param completion what the model has written so far
     */
    default Verdict verifyAttempt(Problem problem, String completion) {
        return verify(problem, completion);
    }
}
