package dev.koan.train.synthesis;

import java.util.random.RandomGenerator;

/**
 * What one demonstration shall look like.
 *
 * @param type its shape
 * @param rounds of reflection and exploration
 * @param ending how it ends
 */
record DemonstrationPlan(DemonstrationType type, int rounds, Ending ending) {
    /** How a demonstration ends. */
    enum Ending {
        /** With a right answer. */
        RIGHT,
        /** With a right answer that was verified first. */
        CONFIRMED,
        /** With a wrong answer, known to be wrong. */
        GIVEN_UP
    }

    static DemonstrationPlan draw(
            DemonstrationType type, DemonstrationMixture mixture, RandomGenerator random) {
        Ending right = random.nextDouble() < mixture.confirmed() ? Ending.CONFIRMED : Ending.RIGHT;
        Ending any = random.nextDouble() < mixture.givingUp() ? Ending.GIVEN_UP : right;
        return switch (type) {
            case I, II_I -> new DemonstrationPlan(type, 0, Ending.RIGHT);
            case II_II -> new DemonstrationPlan(type, 1, right);
            case III_I -> new DemonstrationPlan(type, 1, any);
            case III_II ->
                    new DemonstrationPlan(
                            type, random.nextDouble() < mixture.thirdRound() ? 3 : 2, any);
        };
    }
}
