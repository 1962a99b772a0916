package dev.koan.problems.countdown;

import dev.koan.problems.verify.Rational;
import java.util.Optional;
import java.util.OptionalInt;

/** The four operations of Countdown. */
public enum Operator {
    /** Sum. */
    ADD('+'),
    /** Difference. */
    SUBTRACT('-'),
    /** Product. */
    MULTIPLY('*'),
    /** Quotient. */
    DIVIDE('/');

    /** The largest intermediate result that Koan's small models have a token for. */
    public static final int LARGEST_WRITABLE = 200;

    private final char symbol;

    Operator(char symbol) {
        this.symbol = symbol;
    }

    /** The sign that stands between the numbers. */
    public char symbol() {
        return symbol;
    }

    /** The operator of a sign; empty for any other character. */
    public static Optional<Operator> ofSymbol(char symbol) {
        for (Operator operator : values()) {
            if (operator.symbol == symbol) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /**
     * The result that a model may write: a whole number from 0 to {@value #LARGEST_WRITABLE}; empty
     * when the result is negative, larger or not whole.
     */
    public OptionalInt writable(int left, int right) {
        long result =
                switch (this) {
                    case ADD -> (long) left + right;
                    case SUBTRACT -> (long) left - right;
                    case MULTIPLY -> (long) left * right;
                    case DIVIDE -> right != 0 && left % right == 0 ? left / right : -1;
                };
        return result < 0 || result > LARGEST_WRITABLE
                ? OptionalInt.empty()
                : OptionalInt.of((int) result);
    }

    /** The exact result; empty when it would divide by zero. */
    public Optional<Rational> exact(Rational left, Rational right) {
        return switch (this) {
            case ADD -> Optional.of(left.plus(right));
            case SUBTRACT -> Optional.of(left.minus(right));
            case MULTIPLY -> Optional.of(left.times(right));
            case DIVIDE -> left.dividedBy(right);
        };
    }
}
