package dev.koan.runtime.decode;

/**
 * The random number that draws one token: a hash of the seed and the token's position. Having no
 * state, it is the same for a row alone, in a batch, and after a fork.
 */
final class SamplingNoise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SamplingNoise() {}

    /** Uniform in [0, 1), with 24 bits. */
    static float at(long seed, int position) {
        long mixed = mix(mix(seed) + GOLDEN * (position + 1L));
        return (mixed >>> 40) * 0x1p-24f;
    }

    /** The finaliser of SplitMix64 (Steele et al. 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
