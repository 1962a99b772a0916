package dev.koan.train.evaluation;

import dev.koan.problems.countdown.CountdownStep;
import java.util.List;

/** A line of a Countdown solution with what was found when it was checked. */
public sealed interface CheckedLine {
    /** What is wrong with a line, if anything. */
    enum Finding {
        /** Nothing. */
        SOUND,
        /** The result is not what the operands give. */
        WRONG_RESULT,
        /** An operand is not among the numbers that are left. */
        WRONG_OPERAND,
        /** The numbers after {@code left} or {@code from} are not what they should be. */
        WRONG_COPY
    }

    /**
     * {@code 10 - 3 = 7 left 7 7 1}.
     *
     * @param step as written
     * @param before the numbers that were left before
     * @param finding the first thing that is wrong
     */
    record Calculation(CountdownStep step, List<Integer> before, Finding finding)
            implements CheckedLine {}

    /**
     * {@code from 10 7 1 3}: a new attempt.
     *
     * @param numbers as written
     * @param finding sound when these are the problem's numbers, or were left at some earlier line
     */
    record Restart(List<Integer> numbers, Finding finding) implements CheckedLine {}

    /**
     * {@code 14 - 10 = 4 bad} after a finished attempt: is its value the target?
     *
     * @param value the attempt's
     * @param claim what the line says
     * @param truth what is the case
     * @param finding whether the line's own calculation is of value and target, and right
     */
    record FinalVerdict(int value, Claim claim, Claim truth, Finding finding)
            implements CheckedLine {}

    /**
     * {@code 10 - 3 = 7 good} in the middle of an attempt: is the step before it right?
     *
     * @param claim what the line says
     * @param truth what is the case
     * @param finding whether the line repeats the step's operands and calculates rightly
     */
    record StepVerdict(Claim claim, Claim truth, Finding finding) implements CheckedLine {}

    /**
     * {@code answer \boxed{...}}.
     *
     * @param text the line
     */
    record Answer(String text) implements CheckedLine {}

    /**
     * Anything else.
     *
     * @param text the line
     */
    record Unreadable(String text) implements CheckedLine {}

    /** What a reflection says of what it checked. */
    enum Claim {
        /** It is right. */
        GOOD,
        /** It is wrong. */
        BAD;

        static Claim of(boolean right) {
            return right ? GOOD : BAD;
        }

        /** The word in the text. */
        public String word() {
            return switch (this) {
                case GOOD -> "good";
                case BAD -> "bad";
            };
        }
    }
}
