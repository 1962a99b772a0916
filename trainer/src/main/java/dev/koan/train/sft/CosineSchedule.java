package dev.koan.train.sft;

/**
 * Linear warm-up, then a cosine down to a floor.
 *
 * @param steps length of the run
 * @param warmUp steps until the top
 * @param floor share of the top that is left at the end
 */
public record CosineSchedule(long steps, long warmUp, double floor) {
    /** The share of the top learning rate at a step, from 1 to {@link #steps}. */
    public double share(long step) {
        if (step <= warmUp) {
            return (double) step / warmUp;
        }
        double progress = Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
        return floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
