package dev.koan.runtime.model;

/**
 * How one token is drawn.
 *
 * @param filter the settings
 * @param temperature 0 for greedy
 * @param noise uniform in [0,1)
 * @param history ids that the repetition penalty applies to; ignored when it is 1
 */
public record Draw(SamplingFilter filter, double temperature, double noise, long[] history) {
    /** The likeliest token. */
    public static Draw likeliest() {
        return new Draw(new SamplingFilter(false, 0, 1, 0, 1), 0, 0, new long[0]);
    }
}
