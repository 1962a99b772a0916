package dev.koan.problems.benchmark;

import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.verify.Place;
import dev.koan.problems.verify.ProblemFault;
import dev.koan.problems.verify.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the public list of 24-game puzzles, ranked by people (4nums.com; Tree of Thoughts, arXiv
 * 2305.10601, uses ranks 901 to 1000): columns {@code Rank,Puzzles,AMT (s),Solved rate,...}. Rank
 * and solved rate become attributes; every puzzle must have a solution, in fractions if need be.
 */
public final class GameOf24Csv {
    private static final String HEADER = "Rank,Puzzles,";
    private static final Pattern RANK = Pattern.compile("[0-9]{1,6}");
    private static final Pattern PUZZLE = Pattern.compile("[0-9]{1,3}(?: [0-9]{1,3}){3}");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,4})?%");

    private GameOf24Csv() {}

    /** Whether a text begins as such a file does. */
    public static boolean recognises(String text) {
        return text.startsWith(HEADER);
    }

    /**
     * Reads all puzzles in the order of the file.
     *
     * @param file named in messages
     * @param text what is in it
     * @throws ProblemFault with file and line
     */
    public static List<Problem> read(Path file, String text, CountdownSolver solver) {
        List<String> lines = text.lines().toList();
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                problems.add(puzzle(new Place(file, i + 1), lines.get(i), solver));
            }
        }
        return List.copyOf(problems);
    }

    private static Problem puzzle(Place place, String line, CountdownSolver solver) {
        String[] fields = line.split(",", -1);
        if (fields.length < 4
                || !RANK.matcher(fields[0]).matches()
                || !PUZZLE.matcher(fields[1]).matches()
                || !RATE.matcher(fields[3]).matches()) {
            throw place.fault(
                    "%s is no puzzle; a right line is: 1,1 1 4 6,4.4,99.20%%,4.67,1.48."
                            .formatted(Quoted.text(line)));
        }
        List<Integer> numbers = Stream.of(fields[1].split(" ")).map(Integer::valueOf).toList();
        CountdownProblem.outside(numbers, 24)
                .ifPresent(sentence -> {
                    throw place.fault(sentence);
                });
        CountdownProblem problem = new CountdownProblem(numbers, 24);
        if (!solver.isSolvable(problem)) {
            throw place.fault(
                    "%s cannot make 24; correct the numbers.".formatted(problem.numbersText()));
        }
        Map<String, String> attributes =
                new HashMap<>(CountdownDifficulty.of(problem, solver).attributes());
        attributes.put("rank", fields[0]);
        attributes.put("solved rate", fields[3]);
        return problem.toProblem(attributes);
    }
}
