package dev.koan.train.evaluation;

/**
 * Where a share lies, with 95 % confidence (E. B. Wilson, 1927, "Probable inference, the law of
 * succession, and statistical inference"): {@code (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 +
 * z²/n)}.
 *
 * @param successes k
 * @param trials n
 * @param low lower end, 0 without trials
 * @param high upper end, 1 without trials
 */
public record WilsonInterval(int successes, int trials, double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * The interval of {@code successes} in {@code trials}.
     *
     * @throws IllegalArgumentException when there are more successes than trials, or fewer than
     *     none
     */
    public static WilsonInterval of(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "There cannot be %d successes in %d trials.".formatted(successes, trials));
        }
        if (trials == 0) {
            return new WilsonInterval(0, 0, 0, 1);
        }
        double n = trials;
        double p = successes / n;
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        double low = successes == 0 ? 0 : (middle - half) / scale;
        double high = successes == trials ? 1 : (middle + half) / scale;
        return new WilsonInterval(successes, trials, low, high);
    }

    /** The share itself; not-a-number without trials. */
    public double share() {
        return trials == 0 ? Double.NaN : (double) successes / trials;
    }
}
