package dev.koan.problems.verify;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction in lowest terms with a positive denominator. It never overflows.
 *
 * @param numerator carries the sign
 * @param denominator at least 1
 */
public record Rational(BigInteger numerator, BigInteger denominator)
        implements Comparable<Rational> {
    private static final int LONGEST = 1_000;
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<whole>-?[0-9]{1,1000}|-?[0-9]{1,3}(?:,[0-9]{3}){1,300})"
                            + "(?:\\.(?<decimals>[0-9]{1,1000})|/(?<divisor>[0-9]{1,1000}))?");
    private static final Pattern FRACTION =
            Pattern.compile("^(-?)\\\\frac\\{([0-9]{1,1000})}\\{([0-9]{1,1000})}$");

    /** Brings the fraction to lowest terms; a denominator of zero is refused. */
    public Rational {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("A fraction cannot have the denominator 0.");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** A whole number. */
    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /**
     * Reads {@code 27}, {@code -3}, {@code 1,234}, {@code 0.25}, {@code 8/3} or {@code
     * \frac{8}{3}}; empty for anything else, a division by zero and more than {@value #LONGEST}
     * digits (nobody means those, and turning millions of digits into a number takes for ever).
     */
    public static Optional<Rational> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = NUMBER.matcher(FRACTION.matcher(text).replaceFirst("$1$2/$3"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String whole = matcher.group("whole").replace(",", "");
        String decimals = Objects.requireNonNullElse(matcher.group("decimals"), "");
        Rational value =
                new Rational(
                        new BigInteger(whole + decimals), BigInteger.TEN.pow(decimals.length()));
        String divisor = Objects.requireNonNullElse(matcher.group("divisor"), "1");
        return value.dividedBy(new Rational(new BigInteger(divisor), BigInteger.ONE));
    }

    /** The sum. */
    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Rational minus(Rational other) {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    /** The product. */
    public Rational times(Rational other) {
        return new Rational(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** The quotient; empty when the other is zero. */
    public Optional<Rational> dividedBy(Rational other) {
        return other.isZero() ? Optional.empty() : Optional.of(times(other.reciprocal()));
    }

    private Rational reciprocal() {
        return new Rational(/* numerator= */ denominator, /* denominator= */ numerator);
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Whether this is a whole number. */
    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 27} or {@code 8/3}. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
