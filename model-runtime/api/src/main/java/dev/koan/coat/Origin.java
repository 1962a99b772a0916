package dev.koan.coat;

/** Where a trajectory starts. */
public sealed interface Origin {
    /** From the bare problem. */
    record FromProblem() implements Origin {}

    /**
     * From a prefix of another trajectory, as Restart-and-Explore does (Satori, section 4.2).
     *
     * @param parentTrajectory id of the other trajectory
     * @param stepIndex the first step that was not kept
     * @param parentOutcome whether the other trajectory ended right
     */
    record FromStep(String parentTrajectory, int stepIndex, Outcome parentOutcome)
            implements Origin {}

    /** How a parent trajectory ended. */
    enum Outcome {
        /** Its final answer was right: the prefix belongs to D+. */
        CORRECT,
        /** Its final answer was wrong: the prefix belongs to D-. */
        INCORRECT
    }
}
