package dev.koan.coat;

import dev.koan.problem.Verdict;

/**
 * What became of an attempt after the model reflected on it or explored an alternative.
 *
 * @param stepIndex the reflect or explore step
 * @param action {@link MetaAction#REFLECT} or {@link MetaAction#EXPLORE}
 * @param before the attempt as it stood when the step began
 * @param after the attempt as it stood when the next such step began, or at the end
 */
public record ReflectionEvent(int stepIndex, MetaAction action, Verdict before, Verdict after) {
    /** The change of an attempt's verdict. */
    public enum Change {
        /** Self-correction. */
        WRONG_TO_RIGHT("wrong → right"),
        /** A right attempt was talked away. */
        RIGHT_TO_WRONG("right → wrong"),
        /** Still wrong. */
        WRONG_TO_WRONG("wrong → wrong"),
        /** Still right. */
        RIGHT_TO_RIGHT("right → right"),
        /** One side had no attempt to judge. */
        UNDECIDED("undecided");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** The words a person reads. */
        public String words() {
            return words;
        }
    }

    /** The class of this event. */
    public Change change() {
        if (before instanceof Verdict.NoAnswer || after instanceof Verdict.NoAnswer) {
            return Change.UNDECIDED;
        }
        if (before.isCorrect()) {
            return after.isCorrect() ? Change.RIGHT_TO_RIGHT : Change.RIGHT_TO_WRONG;
        }
        return after.isCorrect() ? Change.WRONG_TO_RIGHT : Change.WRONG_TO_WRONG;
    }
}
