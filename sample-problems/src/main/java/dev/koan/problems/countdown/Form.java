package dev.koan.problems.countdown;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula up to order and grouping: {@code a + (b - c)}, {@code (b + a) - c} and {@code a - (c -
 * b)} are one form, and so are {@code (a / c) * b} and {@code (a * b) / c}. A form keeps its value,
 * a fingerprint and one way to write it. Values of five numbers up to 100 fit a long with room to
 * spare.
 *
 * @param numerator of the value, never negative
 * @param denominator of the value, positive, in lowest terms
 * @param kind what joins the parts
 * @param upper combined fingerprints of the terms added, or of the factors
 * @param lower combined fingerprints of the terms taken away, or of the divisors
 * @param divides whether there is a division in it
 * @param writable whether some way to write it has only results that models may write
 * @param text one way to write it
 */
record Form(
        long numerator,
        long denominator,
        Kind kind,
        long upper,
        long lower,
        boolean divides,
        boolean writable,
        Text text) {
    enum Kind {
        NUMBER(1),
        SUM(2),
        PRODUCT(3);

        private final long salt;

        Kind(long salt) {
            this.salt = salt;
        }
    }

    /** How a form can be written; rendered only when somebody asks. */
    sealed interface Text {
        record Literal(int value) implements Text {}

        record Joined(Form left, Operator operator, Form right) implements Text {}
    }

    /** One way to write it, as it stands in a box. */
    String render() {
        return switch (text) {
            case Text.Literal(int value) -> String.valueOf(value);
            case Text.Joined(Form left, Operator operator, Form right) ->
                    left.operand() + " " + operator.symbol() + " " + right.operand();
        };
    }

    private String operand() {
        return switch (text) {
            case Text.Literal _ -> render();
            case Text.Joined _ -> "( " + render() + " )";
        };
    }

    static Form number(int value) {
        return new Form(value, 1, Kind.NUMBER, value, 0, false, true, new Text.Literal(value));
    }

    /** Equal for the same form, different for different ones (64 bits, well mixed). */
    long fingerprint() {
        return mix(mix(mix(kind.salt) + upper) + lower);
    }

    /** Joins two forms in every way that leaves no negative value. */
    static List<Form> join(Form a, Form b) {
        List<Form> forms = new ArrayList<>(6);
        forms.add(sum(a, Operator.ADD, b));
        forms.add(product(a, Operator.MULTIPLY, b));
        int order = Long.compare(a.numerator * b.denominator, b.numerator * a.denominator);
        if (order >= 0) {
            forms.add(sum(a, Operator.SUBTRACT, b));
        }
        if (order <= 0) {
            forms.add(sum(b, Operator.SUBTRACT, a));
        }
        if (b.numerator != 0) {
            forms.add(product(a, Operator.DIVIDE, b));
        }
        if (a.numerator != 0) {
            forms.add(product(b, Operator.DIVIDE, a));
        }
        return forms;
    }

    /** Whether the value is a whole number that can be a target. */
    boolean isTarget() {
        return denominator == 1 && numerator >= 1 && numerator <= CountdownProblem.LARGEST_TARGET;
    }

    /** Whether the value is this whole number. */
    boolean equalsWhole(int number) {
        return denominator == 1 && numerator == number;
    }

    private static Form sum(Form a, Operator operator, Form b) {
        long sign = operator == Operator.ADD ? 1 : -1;
        long bUpper = sign > 0 ? b.upperAs(Kind.SUM) : b.lowerAs(Kind.SUM);
        long bLower = sign > 0 ? b.lowerAs(Kind.SUM) : b.upperAs(Kind.SUM);
        return joined(
                a.numerator * b.denominator + sign * b.numerator * a.denominator,
                a.denominator * b.denominator,
                Kind.SUM,
                a.upperAs(Kind.SUM) + bUpper,
                a.lowerAs(Kind.SUM) + bLower,
                new Text.Joined(a, operator, b));
    }

    private static Form product(Form a, Operator operator, Form b) {
        boolean times = operator == Operator.MULTIPLY;
        return joined(
                a.numerator * (times ? b.numerator : b.denominator),
                a.denominator * (times ? b.denominator : b.numerator),
                Kind.PRODUCT,
                a.upperAs(Kind.PRODUCT)
                        + (times ? b.upperAs(Kind.PRODUCT) : b.lowerAs(Kind.PRODUCT)),
                a.lowerAs(Kind.PRODUCT)
                        + (times ? b.lowerAs(Kind.PRODUCT) : b.upperAs(Kind.PRODUCT)),
                new Text.Joined(a, operator, b));
    }

    private static Form joined(
            long numerator, long denominator, Kind kind, long upper, long lower, Text.Joined text) {
        long divisor = greatestCommonDivisor(numerator, denominator);
        long top = numerator / divisor;
        long bottom = denominator / divisor;
        boolean writable =
                text.left.writable
                        && text.right.writable
                        && bottom == 1
                        && top <= Operator.LARGEST_WRITABLE;
        boolean divides =
                text.operator == Operator.DIVIDE || text.left.divides || text.right.divides;
        return new Form(top, bottom, kind, upper, lower, divides, writable, text);
    }

    private long upperAs(Kind wanted) {
        return kind == wanted ? upper : mix(fingerprint());
    }

    private long lowerAs(Kind wanted) {
        return kind == wanted ? lower : 0;
    }

    private static long greatestCommonDivisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long x = value + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
