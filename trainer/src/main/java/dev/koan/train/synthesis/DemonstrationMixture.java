package dev.koan.train.synthesis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What demonstrations are made of.
 *
 * <p>They are bounded, so that reinforcement learning has something left to find: at most three
 * explorations, and some of the long ones give up, that is, they put their last attempt into the
 * box although its verification said bad. Giving up teaches a model to end an answer that it cannot
 * find; without it, what comes after the last exploration is never shown and answers run on. It is
 * also the habit that reinforcement learning can improve on by exploring once more.
 *
 * @param weights how often each type is wanted; a missing type is never made
 * @param confirmed share of right last attempts of types II-II and III that are verified before the
 *     box
 * @param givingUp share of demonstrations of type III that end wrong
 * @param thirdRound share of demonstrations of type III-II with a third exploration
 */
public record DemonstrationMixture(
        Map<DemonstrationType, Double> weights,
        double confirmed,
        double givingUp,
        double thirdRound) {
    /** Copies the weights and checks all numbers. */
    public DemonstrationMixture {
        Map<DemonstrationType, Double> copy = new EnumMap<>(DemonstrationType.class);
        copy.putAll(weights);
        weights = Collections.unmodifiableMap(copy);
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0 && weight < 1e9))
                || weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException(
                    "The weights of demonstration types must be 0 or more, and one of them above 0.");
        }
        requireShare(confirmed, "confirmed");
        requireShare(givingUp, "giving-up");
        requireShare(thirdRound, "third-round");
    }

    private static void requireShare(double share, String name) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The %s share of demonstrations lies between 0 and 1, not at %s."
                            .formatted(name, share));
        }
    }

    /** The mixture that Koan's own models are tuned on. */
    public static DemonstrationMixture standard() {
        return new DemonstrationMixture(
                Map.of(
                        DemonstrationType.I, 0.20,
                        DemonstrationType.II_I, 0.15,
                        DemonstrationType.II_II, 0.10,
                        DemonstrationType.III_I, 0.30,
                        DemonstrationType.III_II, 0.25),
                0.8,
                0.3,
                0.2);
    }

    /** The weight of a type, 0 when it has none. */
    public double weight(DemonstrationType type) {
        return weights.getOrDefault(type, 0.0);
    }
}
