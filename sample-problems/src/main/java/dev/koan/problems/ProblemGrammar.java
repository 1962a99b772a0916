package dev.koan.problems;

import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways of saying a problem. Pure. */
final class ProblemGrammar {
    /** Ends every sentence that says what is wrong. */
    static final String EXAMPLE = ", for example: 7 3 11 5 -> 24.";

    private static final int LONGEST = 300;
    private static final String NUMBERS = "(?<numbers>[0-9]+(?: [0-9]+)*)";
    private static final String TARGET = "(?<target>[0-9]+)";
    private static final String WORDS = "(?:[a-z' ]+:? )?";
    private static final List<Pattern> SENTENCES =
            Stream.of(
                            "(?:the )?(?:(?<target>24) game|game of (?<other>24))(?: with| for)?:? "
                                    + NUMBERS,
                            WORDS
                                    + NUMBERS
                                    + " ?(?:->|=|:|to|(?:to )?(?:make|get|reach|give)s?"
                                    + "|(?:the )?target:?|for) ?"
                                    + TARGET,
                            WORDS
                                    + TARGET
                                    + " ?(?:<-|=|(?:from|with|using|by using|out of|of):?)(?: the)?"
                                    + "(?: numbers?:?)? ?"
                                    + NUMBERS)
                    .map(Pattern::compile)
                    .toList();

    private ProblemGrammar() {}

    record Typed(List<Integer> numbers, int target) {
        ProblemText toProblem(CountdownSolver solver) {
            return outside()
                    .<ProblemText>map(sentence -> new ProblemText.Unreadable(sentence + EXAMPLE))
                    .orElseGet(() -> parsed(solver));
        }

        private Optional<String> outside() {
            if (numbers.size() < 3 || numbers.size() > 4) {
                return Optional.of(
                        "A problem has 3 or 4 numbers, not %d".formatted(numbers.size()));
            }
            for (int number : numbers) {
                if (number < 1 || number > CountdownProblem.LARGEST_MODEL_NUMBER) {
                    return Optional.of(
                            "Numbers go from 1 to 13, and %s lies outside"
                                    .formatted(shown(number)));
                }
            }
            return target < 1 || target > CountdownProblem.LARGEST_TARGET
                    ? Optional.of(
                            "Targets go from 1 to 100, and %s lies outside"
                                    .formatted(shown(target)))
                    : Optional.empty();
        }

        private ProblemText parsed(CountdownSolver solver) {
            CountdownProblem problem = new CountdownProblem(numbers, target);
            return new ProblemText.Parsed(
                    problem.toProblem(CountdownDifficulty.of(problem, solver).attributes()));
        }

        private static String shown(int number) {
            return number == Integer.MAX_VALUE ? "one of them" : String.valueOf(number);
        }
    }

    /** Reads a text; empty when it is said in no known way. */
    static Optional<Typed> read(String text) {
        String plain = plain(text);
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        for (Pattern sentence : SENTENCES) {
            Matcher matcher = sentence.matcher(plain);
            if (matcher.matches()) {
                List<Integer> numbers =
                        Stream.of(matcher.group("numbers").split(" "))
                                .map(ProblemGrammar::number)
                                .toList();
                boolean named = matcher.group("target") == null;
                return Optional.of(
                        new Typed(numbers, named ? 24 : number(matcher.group("target"))));
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        String lower = text.length() > 10 * LONGEST ? text.substring(0, 10 * LONGEST) : text;
        return lower.toLowerCase(Locale.ROOT)
                .replaceAll("[→⇒⟶➜➔]|=>|-->", "->")
                .replace("←", "<-")
                .replaceAll("(?<=[0-9]) and (?=[0-9])", " ")
                .replaceAll("[\\s,;&()\\[\\]{}]+", " ")
                .replaceAll("[ .?!]+$", "")
                .strip();
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
