package dev.koan.problems.countdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an expression of whole numbers, + - * / and parentheses into postfix order with a stack of
 * its own, so that any depth of parentheses costs no call stack and time stays linear. Also reads
 * what people and other models write for the same things: × ÷ − · and LaTeX's times, div, cdot,
 * left(, right) and frac. Anything else (signs, decimals, an equals sign, multiplication without a
 * sign) is refused. Use once.
 */
final class ExpressionReader {
    /** What came of it. */
    sealed interface Reading {
        /** A complete expression. */
        record Complete(List<Item> postfix) implements Reading {}

        /** Reading stopped at more numbers than were given. */
        record TooLong(List<Item> postfix) implements Reading {}

        /** Not an expression. */
        record Unreadable(String reason) implements Reading {}
    }

    /** One item of the postfix order. */
    sealed interface Item {
        /** A number as it is spelled. */
        record Literal(String digits) implements Item {}

        /** An operation on the two items before it. */
        record Operation(Operator operator) implements Item {}
    }

    private static final String INCOMPLETE = "it is not a complete expression";
    private static final String UNBALANCED = "its parentheses do not match";
    private static final String FRACTION = "\\frac{";
    // Openers on the stack: a parenthesis, the upper and the lower half of a fraction.
    private static final char PARENTHESIS = '(';
    private static final char UPPER = 'u';
    private static final char LOWER = 'l';

    private final String text;
    private final int mostNumbers;
    private final List<Item> postfix = new ArrayList<>();
    private final StringBuilder stack = new StringBuilder();
    private int at;
    private int numbers;
    private boolean wantsOperand = true;

    private ExpressionReader(String text, int mostNumbers) {
        this.text = text;
        this.mostNumbers = mostNumbers;
    }

    static Reading read(String text, int mostNumbers) {
        return new ExpressionReader(plain(text), mostNumbers).read();
    }

    private static String plain(String text) {
        return text.replace("\\left(", "(")
                .replace("\\right)", ")")
                .replace("\\times", "*")
                .replace("\\cdot", "*")
                .replace("\\div", "/")
                .replace('×', '*')
                .replace('·', '*')
                .replace('÷', '/')
                .replace('−', '-');
    }

    private Reading read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\t') {
                at++;
                continue;
            }
            Optional<String> fault = isDigit(c) ? number() : symbol(c);
            if (fault.isPresent()) {
                return new Reading.Unreadable(fault.get());
            }
            if (numbers > mostNumbers) {
                return new Reading.TooLong(postfix);
            }
        }
        if (wantsOperand) {
            return new Reading.Unreadable(INCOMPLETE);
        }
        popOperators();
        return stack.isEmpty() ? new Reading.Complete(postfix) : new Reading.Unreadable(UNBALANCED);
    }

    private Optional<String> number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (!wantsOperand) {
            return Optional.of(INCOMPLETE);
        }
        postfix.add(new Item.Literal(text.substring(start, at)));
        numbers++;
        wantsOperand = false;
        return Optional.empty();
    }

    private Optional<String> symbol(char c) {
        if (c == '(') {
            at++;
            return open(PARENTHESIS);
        }
        if (c == ')' || c == '}') {
            at++;
            return close(c);
        }
        if (text.startsWith(FRACTION, at)) {
            at += FRACTION.length();
            return open(UPPER);
        }
        Optional<Operator> operator = Operator.ofSymbol(c);
        if (operator.isEmpty()) {
            return Optional.of(
                    "it holds %s, which is not a whole number, + - * / or a parenthesis"
                            .formatted(visible(text.codePointAt(at))));
        }
        if (wantsOperand) {
            return Optional.of(INCOMPLETE);
        }
        at++;
        pushOperator(operator.get());
        wantsOperand = true;
        return Optional.empty();
    }

    private Optional<String> open(char opener) {
        stack.append(opener);
        return wantsOperand ? Optional.empty() : Optional.of(INCOMPLETE);
    }

    private Optional<String> close(char closer) {
        if (wantsOperand) {
            return Optional.of(INCOMPLETE);
        }
        popOperators();
        if (stack.isEmpty()) {
            return Optional.of(UNBALANCED);
        }
        char opener = stack.charAt(stack.length() - 1);
        stack.setLength(stack.length() - 1);
        if ((closer == ')') != (opener == PARENTHESIS)) {
            return Optional.of(UNBALANCED);
        }
        if (opener == UPPER) {
            return openLowerHalf();
        }
        if (opener == LOWER) {
            postfix.add(new Item.Operation(Operator.DIVIDE));
        }
        return Optional.empty();
    }

    private Optional<String> openLowerHalf() {
        if (at >= text.length() || text.charAt(at) != '{') {
            return Optional.of(INCOMPLETE);
        }
        at++;
        stack.append(LOWER);
        wantsOperand = true;
        return Optional.empty();
    }

    private void pushOperator(Operator operator) {
        while (!stack.isEmpty()) {
            Optional<Operator> top = Operator.ofSymbol(stack.charAt(stack.length() - 1));
            if (top.isEmpty() || rank(top.get()) < rank(operator)) {
                break;
            }
            popOperator(top.get());
        }
        stack.append(operator.symbol());
    }

    private void popOperators() {
        while (!stack.isEmpty()) {
            Optional<Operator> top = Operator.ofSymbol(stack.charAt(stack.length() - 1));
            if (top.isEmpty()) {
                return;
            }
            popOperator(top.get());
        }
    }

    private void popOperator(Operator operator) {
        postfix.add(new Item.Operation(operator));
        stack.setLength(stack.length() - 1);
    }

    private static int rank(Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> 1;
            case MULTIPLY, DIVIDE -> 2;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String visible(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || (codePoint > ' ' && codePoint < 127)
                ? "“" + Character.toString(codePoint) + "”"
                : "U+%04X".formatted(codePoint);
    }
}
