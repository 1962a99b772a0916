package dev.koan.train.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.problem.Verdict;
import dev.koan.train.run.RunFault;
import dev.koan.train.run.WholeFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report as {@code eval/000100.json}: the figures first, then a row for each problem. */
public final class EvaluationFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationFile() {}

    /**
     * Writes a report whole or not at all.
     *
     * @param step of the run that the model comes from
     * @throws RunFault when the file cannot be written
     */
    public static void write(Path file, long step, EvaluationReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("step", step);
        root.put("problems", report.answers().size());
        root.put("unanswered", report.unanswered());
        root.set("accuracy", share(report.accuracy()));
        ObjectNode difficulties = root.putObject("accuracy_by_difficulty");
        report.accuracyByDifficulty()
                .forEach((name, value) -> difficulties.set(name, share(value)));
        root.set("first_attempt_accuracy", share(report.firstAttemptAccuracy()));
        root.set("no_answer", share(report.noAnswer()));
        root.set("ended", share(report.ended()));
        root.set("coat_format", share(report.coatFormat()));
        root.set("verdict_accuracy", share(report.verdictAccuracy()));
        root.set("step_verdict_accuracy", share(report.stepVerdictAccuracy()));
        root.set("wrong_steps", share(report.wrongSteps()));
        root.set("wrong_restarts", share(report.wrongRestarts()));
        number(root, "wrong_steps_per_answer", report.wrongStepsPerAnswer());
        number(root, "mean_tokens", report.meanTokens());
        number(root, "mean_reflects", report.meanReflects());
        number(root, "mean_explores", report.meanExplores());
        root.set("corrections", JSON.valueToTree(counts(report.corrections())));
        ArrayNode rows = root.putArray("answers");
        report.answers().forEach(answer -> rows.add(row(answer)));
        try {
            WholeFile.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new RunFault(
                    "The evaluation for %s cannot be written as JSON.".formatted(file), e);
        }
    }

    /**
     * The figures as metrics, named {@code eval/...}; a share of nothing is left out.
     *
     * @return by name, for a metric point
     */
    public static Map<String, Double> metrics(EvaluationReport report) {
        Map<String, Double> values = new TreeMap<>();
        values.put("eval/accuracy", report.accuracy().share());
        report.accuracyByDifficulty()
                .forEach((name, value) ->
                        values.put("eval/accuracy_" + name.replace(' ', '_'), value.share()));
        values.put("eval/first_attempt_accuracy", report.firstAttemptAccuracy().share());
        values.put("eval/no_answer", report.noAnswer().share());
        values.put("eval/ended", report.ended().share());
        values.put("eval/coat_format", report.coatFormat().share());
        values.put("eval/verdict_accuracy", report.verdictAccuracy().share());
        values.put("eval/wrong_steps_per_answer", report.wrongStepsPerAnswer());
        values.put("eval/mean_tokens", report.meanTokens());
        values.put("eval/mean_reflects", report.meanReflects());
        values.put("eval/wrong_to_right", (double) report.corrections().wrongToRight());
        values.put("eval/right_to_wrong", (double) report.corrections().rightToWrong());
        values.values().removeIf(value -> value.isNaN());
        return values;
    }

    private static ObjectNode share(WilsonInterval interval) {
        ObjectNode node = JSON.createObjectNode();
        node.put("count", interval.successes()).put("of", interval.trials());
        number(node, "share", interval.share());
        return node.put("low", interval.low()).put("high", interval.high());
    }

    private static ObjectNode row(EvaluatedAnswer answer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", answer.problem().id()).put("question", answer.problem().question());
        switch (answer.verdict()) {
            case Verdict.Correct(String extracted) ->
                    row.put("verdict", "correct").put("extracted", extracted);
            case Verdict.Incorrect(String extracted, String reason) ->
                    row.put("verdict", "incorrect")
                            .put("extracted", extracted)
                            .put("reason", reason);
            case Verdict.NoAnswer(String reason) ->
                    row.put("verdict", "no_answer").put("reason", reason);
        }
        row.put("tokens", answer.tokens());
        row.put("finish", word(answer.finishReason())).put("format", word(answer.format()));
        row.put("first_attempt", word(answer.firstAttempt()));
        row.put("reflects", answer.reflects()).put("explores", answer.explores());
        row.put("steps", answer.steps().steps()).put("wrong_steps", answer.steps().wrongSteps());
        row.put("final_verdicts", answer.steps().finalVerdicts());
        row.put("true_final_verdicts", answer.steps().trueFinalVerdicts());
        row.set("corrections", JSON.valueToTree(counts(answer.corrections())));
        return row.put("text", answer.text());
    }

    private static Map<String, Integer> counts(Corrections corrections) {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("wrong_to_right", corrections.wrongToRight());
        counts.put("right_to_wrong", corrections.rightToWrong());
        counts.put("wrong_to_wrong", corrections.wrongToWrong());
        counts.put("right_to_right", corrections.rightToRight());
        return counts;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A share of nothing is null in JSON: it has no number. */
    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
