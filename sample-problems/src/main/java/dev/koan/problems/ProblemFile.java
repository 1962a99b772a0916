package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problem.Verdict;
import dev.koan.problems.benchmark.GameOf24Csv;
import dev.koan.problems.benchmark.JsonRows;
import dev.koan.problems.benchmark.StreamOfSearchRow;
import dev.koan.problems.countdown.CountdownDifficulty;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.problems.verify.Place;
import dev.koan.problems.verify.ProblemFault;
import dev.koan.problems.verify.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a file of problems, whatever its kind: the 24-game CSV, Stream-of-Search rows, JSON (an
 * array or one object on each line) with {@code numbers} and {@code target} or with {@code
 * question} and {@code answer}, or plain text with one problem on each line ({@code #} begins a
 * comment).
 */
public final class ProblemFile {
    private static final long LARGEST = 512L << 20;

    private final Path file;
    private final CountdownSolver solver = new CountdownSolver();
    private final CountdownVerifier verifier = new CountdownVerifier();

    private ProblemFile(Path file) {
        this.file = file;
    }

    /**
     * Reads all problems; the set is named after the file.
     *
     * @throws ProblemFault one sentence with file and line, for anything that cannot be read and
     *     for an answer that is wrong or missing
     */
    public static ProblemSet read(Path file) {
        List<Problem> problems = new ProblemFile(file).problems();
        if (problems.isEmpty()) {
            throw new ProblemFault(
                    file
                            + " holds no problem; write one on each line, for example: 7 3 11 5 -> 24.");
        }
        return new ListedProblemSet(
                String.valueOf(file.getFileName()), problems, new AnswerVerifier());
    }

    private List<Problem> problems() {
        String text = content();
        String start = text.stripLeading();
        if (GameOf24Csv.recognises(text)) {
            return GameOf24Csv.read(file, text, solver);
        }
        return start.startsWith("{") || start.matches("(?s)\\[\\s*[{\\]].*")
                ? numbered(JsonRows.read(file, text).stream().map(this::ofJson).toList())
                : numbered(ofLines(text));
    }

    private String content() {
        try {
            if (Files.isDirectory(file)) {
                throw new ProblemFault(file + " is a folder; name a file of problems.");
            }
            if (Files.size(file) > LARGEST) {
                throw new ProblemFault(file + " is larger than 512 MB; split it into parts.");
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ProblemFault("There is no file %s; check its name.".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw new ProblemFault(file + " is not UTF-8 text; save it as UTF-8.", e);
        } catch (IOException e) {
            throw new ProblemFault(file + " cannot be read; check that you may open it.", e);
        }
    }

    private List<Problem> ofLines(String text) {
        List<String> lines = text.lines().toList();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                switch (ProblemText.parse(line, solver)) {
                    case ProblemText.Parsed(Problem problem) -> problems.add(problem);
                    case ProblemText.Unreadable(String sentence) ->
                            throw new Place(file, i + 1).fault(Quoted.text(line) + ": " + sentence);
                }
            }
        }
        return problems;
    }

    private Problem ofJson(JsonRows.Row row) {
        if (StreamOfSearchRow.recognises(row)) {
            return StreamOfSearchRow.of(row).toProblem();
        }
        if (row.fields().has("target")) {
            String field = row.fields().has("numbers") ? "numbers" : "nums";
            return countdown(row, row.countdown(field, "target"));
        }
        String field = row.fields().has("problem") ? "problem" : "question";
        String question = row.text(field);
        return CountdownProblem.parse(question)
                .map(problem -> countdown(row, problem))
                .orElseGet(
                        () -> new Problem("", question, reference(row), Map.of("kind", "answer")));
    }

    private Problem countdown(JsonRows.Row row, CountdownProblem problem) {
        if (row.fields().has("answer")) {
            checkAnswer(row, problem, reference(row));
        }
        return problem.toProblem(CountdownDifficulty.of(problem, solver).attributes());
    }

    /** The answer to a Countdown problem is its target, or an expression that makes it. */
    private void checkAnswer(JsonRows.Row row, CountdownProblem problem, String answer) {
        if (!answer.equals(String.valueOf(problem.target()))
                && verifier.judge(problem, answer) instanceof Verdict.Incorrect(_, String reason)) {
            throw row.place()
                    .fault(
                            "the answer %s is wrong: %s; correct it."
                                    .formatted(Quoted.text(answer), reason));
        }
    }

    /**
     * The answer; of a worked one that ends in {@code #### 18}, as GSM8K's do, what stands there.
     */
    private static String reference(JsonRows.Row row) {
        String answer =
                row.fields().path("answer").isNumber()
                        ? row.fields().path("answer").asText()
                        : row.text("answer");
        String last =
                answer.substring(
                        answer.lastIndexOf("####") < 0 ? 0 : answer.lastIndexOf("####") + 4);
        if (last.isBlank()) {
            throw row.place().fault("the field \"answer\" is empty; every question needs one.");
        }
        return last.strip();
    }

    /**
     * Problems of a set need different ids: a repeated or missing one becomes its number in the
     * file.
     */
    private static List<Problem> numbered(List<Problem> problems) {
        Map<String, Integer> seen = new HashMap<>();
        return Stream.iterate(0, i -> i < problems.size(), i -> i + 1)
                .map(i -> {
                    Problem problem = problems.get(i);
                    boolean fresh = seen.merge(problem.id(), 1, Integer::sum) == 1;
                    String id =
                            fresh && !problem.id().isEmpty()
                                    ? problem.id()
                                    : problem.id() + "#" + (i + 1);
                    return new Problem(
                            id, problem.question(), problem.reference(), problem.attributes());
                })
                .toList();
    }
}
