package dev.koan.runtime.model;

/**
 * AdamW (Loshchilov &amp; Hutter 2019) with bias correction, as in torch.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay share of the learning rate taken off each decayed weight
 * @param decayed what the decay applies to
 */
public record AdamW(
        double beta1, double beta2, double epsilon, double weightDecay, Decayed decayed) {
    /** What weight decay applies to. */
    public enum Decayed {
        /** Every parameter. */
        EVERYTHING,
        /** Embedding, head and the matrices inside the layers; not norms and biases. */
        MATRICES
    }

    /** Usual settings for small decoders. */
    public static AdamW usual() {
        return new AdamW(0.9, 0.95, 1e-8, 0.01, Decayed.MATRICES);
    }
}
