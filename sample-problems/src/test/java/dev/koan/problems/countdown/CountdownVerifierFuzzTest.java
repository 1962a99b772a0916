package dev.koan.problems.countdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutated answers: nothing may throw, and whatever is called right must be right by another way of
 * counting.
 */
class CountdownVerifierFuzzTest {
    private static final int ANSWERS = 100_000;
    private static final String[] PIECES = {
        "(",
        ")",
        " ",
        "+",
        "-",
        "*",
        "/",
        "{",
        "}",
        "\\boxed{",
        "\\frac{",
        "}{",
        "\\times",
        "÷",
        "−",
        "=",
        "0",
        "1",
        "7",
        "99999999999",
        "<|explore|>",
        "<|reflect|>",
        " from",
        " left",
        " left 24",
        "\n",
        "\0",
        "\uD83D",
        "é",
        "..",
        "^"
    };

    private final CountdownSolver solver = new CountdownSolver();
    private final CountdownVerifier verifier = new CountdownVerifier();
    private final Random random = new Random(24);

    @Test
    void judgesMutatedAnswersWithoutAFault() {
        int right = 0;
        int wrong = 0;
        int none = 0;
        CountdownGenerator generator = new CountdownGenerator(CountdownRecipe.wide(), 5, solver);
        for (int i = 0; i < ANSWERS / 500; i++) {
            CountdownProblem problem = generator.next(CountdownSplit.TRAIN);
            String answer = solver.expression(problem).orElseThrow();
            for (int j = 0; j < 500; j++) {
                String text =
                        mutated(" 1 + 2 = 3 left 3<|continue|> answer \\boxed{ " + answer + " }");
                verifier.verifyAttempt(problem, text);
                switch (verifier.verify(problem, text)) {
                    case Verdict.Correct(String extracted) -> {
                        right++;
                        assertThat(isRight(problem, extracted)).as(extracted).isTrue();
                    }
                    case Verdict.Incorrect _ -> wrong++;
                    case Verdict.NoAnswer _ -> none++;
                }
            }
        }
        assertThat(right + wrong + none).isEqualTo(ANSWERS);
        assertThat(Math.min(right, Math.min(wrong, none))).isGreaterThan(ANSWERS / 100);
    }

    private String mutated(String answer) {
        StringBuilder text = new StringBuilder(answer);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.insert(at, text.substring(at, end));
                case 4 -> text.setCharAt(at, (char) random.nextInt(0x10000));
            }
            if (text.isEmpty()) {
                return "";
            }
        }
        return text.toString();
    }

    private static boolean isRight(CountdownProblem problem, String expression) {
        String plain =
                expression
                        .replace("\\times", "*")
                        .replace('÷', '/')
                        .replace('−', '-')
                        .replaceAll("\\s", "");
        List<Integer> numbers =
                new ArrayList<>(
                        Arrays.stream(plain.split("[^0-9]+"))
                                .filter(part -> !part.isEmpty())
                                .map(Integer::valueOf)
                                .sorted()
                                .toList());
        return numbers.equals(problem.multiset())
                && Math.abs(new Descent(plain).whole() - problem.target()) < 1e-9;
    }

    /** Recursive descent in doubles, as different from the verifier's own reader as can be. */
    private static final class Descent {
        private final String text;
        private int at;

        Descent(String text) {
            this.text = text;
        }

        double whole() {
            double value = sum();
            assertThat(at).isEqualTo(text.length());
            return value;
        }

        private double sum() {
            double value = product();
            while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                value += text.charAt(at++) == '+' ? product() : -product();
            }
            return value;
        }

        private double product() {
            double value = atom();
            while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
                value = text.charAt(at++) == '*' ? value * atom() : value / atom();
            }
            return value;
        }

        private double atom() {
            if (text.charAt(at) == '(') {
                at++;
                double value = sum();
                assertThat(text.charAt(at++)).isEqualTo(')');
                return value;
            }
            int start = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return Double.parseDouble(text.substring(start, at));
        }
    }
}
