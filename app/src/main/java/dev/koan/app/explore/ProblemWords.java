package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A problem in few words. Pure. */
final class ProblemWords {
    private static final Pattern FILTER_WORD = Pattern.compile("→\\s*\\d*|[^\\s→]+");

    private ProblemWords() {}

    /** {@code 7 3 11 5 → 24}; the question itself for other kinds of problems. */
    static String brief(Problem problem) {
        return CountdownProblem.parse(problem.question())
                .map(p -> p.numbersText() + " → " + p.target())
                .orElse(problem.question());
    }

    /** What is known about its difficulty, in few words. */
    static String difficulty(Problem problem) {
        Map<String, String> facts = problem.attributes();
        List<String> words = new ArrayList<>();
        if (facts.getOrDefault("solvable", "yes").equals("no")) {
            return "no solution";
        }
        if (facts.getOrDefault("division", "").equals("needed")) {
            words.add("÷");
        }
        String solutions = facts.getOrDefault("solutions", "");
        switch (solutions) {
            case "" -> {}
            case "1" -> words.add("1 way");
            case "more" -> words.add("many ways");
            default -> words.add(solutions.replace('-', '–') + " ways");
        }
        String rank = facts.getOrDefault("rank", "");
        if (!rank.isEmpty()) {
            words.add("rank " + rank);
        }
        return String.join(" · ", words);
    }

    /**
     * Whether all words of a filter are in what is shown or known of the problem. An arrow and the
     * number after it are one word: {@code -> 24} asks for the target.
     */
    static boolean matches(Problem problem, String filter) {
        String all =
                String.join(" ", brief(problem), problem.question(), difficulty(problem))
                        .toLowerCase(Locale.ROOT);
        Matcher words = FILTER_WORD.matcher(filter.toLowerCase(Locale.ROOT).replace("->", "→"));
        while (words.find()) {
            if (!all.contains(words.group().replaceFirst("→\\s*", "→ ").strip())) {
                return false;
            }
        }
        return true;
    }
}
