package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownStep;

/** Finds what is wrong with an attempt and says so: Satori's critic (appendix C). */
public interface Critic {
    /** Judges a whole attempt by its first wrong step. */
    Critique critique(CountdownProblem problem, Attempt attempt);

    /**
     * Verifies one step that is right.
     *
     * @return the text of a reflection, for example {@code " 10 - 3 = 7 good"}
     */
    String verify(CountdownStep step);
}
