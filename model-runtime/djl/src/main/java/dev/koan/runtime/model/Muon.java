package dev.koan.runtime.model;

/**
 * Muon (Jordan et al. 2024): momentum, then the nearest orthogonal matrix by Newton-Schulz, for the
 * matrices inside the layers. Everything else goes by AdamW.
 *
 * @param momentum of the gradient average
 * @param weightDecay share of the learning rate taken off each weight
 */
public record Muon(double momentum, double weightDecay) {
    /** Usual settings. */
    public static Muon usual() {
        return new Muon(0.95, 0.01);
    }
}
