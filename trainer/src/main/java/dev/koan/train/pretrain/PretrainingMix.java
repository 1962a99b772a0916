package dev.koan.train.pretrain;

/**
 * What one update of pre-training is made of.
 *
 * @param facts rows of arithmetic facts
 * @param solutions problems with one right solution
 * @param attempts problems with failed attempts before the right one
 */
public record PretrainingMix(int facts, int solutions, int attempts) {
    /** The mix of the shipped base model. */
    public static PretrainingMix usual() {
        return new PretrainingMix(16, 48, 20);
    }
}
