package dev.koan.problems.countdown;

import dev.koan.problems.verify.ProblemFault;

/**
 * Which problems a generator makes.
 *
 * @param fewestNumbers 3 or 4
 * @param mostNumbers 3 or 4
 * @param largestNumber numbers go from 1 to this, at most 13
 * @param smallestTarget at least 1
 * @param largestTarget at most 100
 */
public record CountdownRecipe(
        int fewestNumbers,
        int mostNumbers,
        int largestNumber,
        int smallestTarget,
        int largestTarget) {
    /** Refuses what Koan's small models do not read, with a sentence. */
    public CountdownRecipe {
        require(
                3 <= fewestNumbers && fewestNumbers <= mostNumbers && mostNumbers <= 4,
                "Countdown problems are generated with 3 or 4 numbers, not %d to %d."
                        .formatted(fewestNumbers, mostNumbers));
        require(
                2 <= largestNumber && largestNumber <= CountdownProblem.LARGEST_MODEL_NUMBER,
                "The largest number of generated problems lies between 2 and 13, not at %d."
                        .formatted(largestNumber));
        require(
                1 <= smallestTarget
                        && smallestTarget <= largestTarget
                        && largestTarget <= CountdownProblem.LARGEST_TARGET,
                "Targets of generated problems lie between 1 and 100, not between %d and %d."
                        .formatted(smallestTarget, largestTarget));
    }

    /** The easy core: numbers 1 to 9, targets 5 to 40. */
    public static CountdownRecipe easy(int numbers) {
        return new CountdownRecipe(numbers, numbers, 9, 5, 40);
    }

    /** Everything the small models read: 3 and 4 numbers 1 to 13, targets 1 to 100. */
    public static CountdownRecipe wide() {
        return new CountdownRecipe(3, 4, CountdownProblem.LARGEST_MODEL_NUMBER, 1, 100);
    }

    /** The whole range with one count of numbers: numbers 1 to 13, targets 1 to 100. */
    public static CountdownRecipe whole(int numbers) {
        return new CountdownRecipe(numbers, numbers, CountdownProblem.LARGEST_MODEL_NUMBER, 1, 100);
    }

    /** The 24 game: four numbers 1 to 13, always 24. */
    public static CountdownRecipe gameOf24() {
        return new CountdownRecipe(4, 4, CountdownProblem.LARGEST_MODEL_NUMBER, 24, 24);
    }

    /** The same recipe with other targets. */
    public CountdownRecipe withTargets(int smallest, int largest) {
        return new CountdownRecipe(fewestNumbers, mostNumbers, largestNumber, smallest, largest);
    }

    /** The recipe in words: {@code 3 to 4 numbers from 1 to 13 and targets from 1 to 100}. */
    public String words() {
        return "%s numbers from 1 to %d and targets from %d to %d"
                .formatted(
                        fewestNumbers == mostNumbers
                                ? mostNumbers
                                : fewestNumbers + " to " + mostNumbers,
                        largestNumber,
                        smallestTarget,
                        largestTarget);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ProblemFault(sentence);
        }
    }
}
