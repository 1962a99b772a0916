package dev.koan.problems.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.Operator;
import dev.koan.problems.verify.Quoted;
import dev.koan.problems.verify.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the Stream-of-Search data (arXiv 2404.03683): a Countdown problem with a recorded
 * search.
 *
 * @param problem from {@code nums} and {@code target}
 * @param solution operations such as {@code 91-58=33}, checked
 * @param searchPath the recorded search, as text
 * @param rating 1 for a short search, 0 for one that found nothing
 * @param searchType {@code dfs} or {@code bfs_k}
 * @param optimalPath the solution without the search, as text
 * @param heuristic what ordered the search
 */
public record StreamOfSearchRow(
        CountdownProblem problem,
        List<String> solution,
        String searchPath,
        double rating,
        String searchType,
        String optimalPath,
        String heuristic) {
    private static final Pattern OPERATION =
            Pattern.compile("([0-9]{1,9}) ?([-+*/]) ?([0-9]{1,9}) ?= ?([0-9]{1,9})");

    /** Copies the solution. */
    public StreamOfSearchRow {
        solution = List.copyOf(solution);
    }

    /** Whether an object has the fields that make it such a row. */
    public static boolean recognises(JsonRows.Row row) {
        return row.fields().has("nums") && row.fields().has("solution");
    }

    /**
     * Reads a row and follows its solution.
     *
     * @throws dev.koan.problems.verify.ProblemFault with file and line, also for a solution that is
     *     wrong
     */
    public static StreamOfSearchRow of(JsonRows.Row row) {
        CountdownProblem problem = row.countdown("nums", "target");
        JsonNode rating = row.fields().path("rating");
        if (!rating.isNumber()) {
            throw row.place().fault("the field \"rating\" must be a number.");
        }
        List<String> solution = solution(row);
        solutionFault(problem, solution)
                .ifPresent(fault -> {
                    throw row.place().fault("the solution is broken: " + fault + ".");
                });
        return new StreamOfSearchRow(
                problem,
                solution,
                row.text("search_path"),
                rating.doubleValue(),
                row.text("search_type"),
                row.text("optimal_path"),
                row.text("heuristic"));
    }

    /** The problem with the row's facts as attributes, but for the long texts. */
    public Problem toProblem() {
        return problem.toProblem(
                Map.of(
                        "numbers",
                        String.valueOf(problem.numbers().size()),
                        "rating",
                        String.valueOf(rating),
                        "search type",
                        searchType,
                        "heuristic",
                        heuristic));
    }

    private static List<String> solution(JsonRows.Row row) {
        List<String> operations = new ArrayList<>();
        JsonNode list = row.fields().path("solution");
        list.forEach(item -> operations.add(item.isTextual() ? item.textValue() : ""));
        if (!list.isArray()) {
            throw row.place().fault("the field \"solution\" must be a list of operations.");
        }
        return operations;
    }

    private static Optional<String> solutionFault(
            CountdownProblem problem, List<String> operations) {
        List<Integer> numbers = new ArrayList<>(problem.numbers());
        for (String operation : operations) {
            Matcher matcher = OPERATION.matcher(operation);
            if (!matcher.matches()) {
                return Optional.of(Quoted.text(operation) + " is no operation like 91-58=33");
            }
            Integer left = Integer.valueOf(matcher.group(1));
            Integer right = Integer.valueOf(matcher.group(3));
            Integer result = Integer.valueOf(matcher.group(4));
            if (!numbers.remove(left) || !numbers.remove(right)) {
                return Optional.of(operation + " takes a number that is not there");
            }
            Operator operator = Operator.ofSymbol(matcher.group(2).charAt(0)).orElseThrow();
            if (!operator.exact(Rational.of(left), Rational.of(right))
                    .equals(Optional.of(Rational.of(result)))) {
                return Optional.of(operation + " is not true");
            }
            numbers.add(result);
        }
        return numbers.equals(List.of(problem.target()))
                ? Optional.empty()
                : Optional.of("it does not end at " + problem.target());
    }
}
