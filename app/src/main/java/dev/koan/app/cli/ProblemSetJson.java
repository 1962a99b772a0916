package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.problem.Problem;
import dev.koan.train.evaluation.Corrections;
import dev.koan.train.evaluation.EvaluatedAnswer;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.WilsonInterval;
import java.util.List;
import java.util.Locale;

/** Writes the answers to many problems as JSON lines, and a summary at the end. */
final class ProblemSetJson implements ProblemSetView {
    private final JsonLines lines;

    ProblemSetJson(Terminal terminal) {
        lines = new JsonLines(terminal);
    }

    @Override
    public void begin(String model, int asked) {
        lines.write(JsonLines.event("started").put("model", model).put("problems", asked));
    }

    @Override
    public void answer(EvaluatedAnswer answer) {
        ObjectNode node =
                JsonLines.event("answer")
                        .put("problem", answer.problem().id())
                        .put("question", answer.problem().question());
        SolveJson.verdict(node, answer.verdict());
        lines.write(
                node.put("finish", answer.finishReason().name().toLowerCase(Locale.ROOT))
                        .put("tokens", answer.tokens())
                        .put("reflects", answer.reflects())
                        .put("explores", answer.explores())
                        .put("text", answer.text()));
    }

    @Override
    public void leftOut(Problem problem, String sentence) {
        lines.write(
                JsonLines.event("leftOut")
                        .put("problem", problem.id())
                        .put("question", problem.question())
                        .put("reason", sentence));
    }

    @Override
    public void end(EvaluationReport report, List<Problem> leftOut, double seconds) {
        long tokens = report.answers().stream().mapToLong(EvaluatedAnswer::tokens).sum();
        Corrections corrections = report.corrections();
        ObjectNode node =
                JsonLines.event("summary")
                        .put("problems", report.answers().size())
                        .put("leftOut", leftOut.size())
                        .put("notReached", report.unanswered());
        share(node, "accuracy", report.accuracy());
        share(node, "noAnswer", report.noAnswer());
        share(node, "ended", report.ended());
        share(node, "coatFormat", report.coatFormat());
        share(node, "firstAttempt", report.firstAttemptAccuracy());
        share(node, "finalVerdicts", report.verdictAccuracy());
        ObjectNode difficulties = node.putObject("accuracyByDifficulty");
        report.accuracyByDifficulty().forEach((name, value) -> share(difficulties, name, value));
        JsonLines.number(node, "meanTokens", report.meanTokens());
        JsonLines.number(node, "meanReflects", report.meanReflects());
        JsonLines.number(node, "meanExplores", report.meanExplores());
        node.put("wrongToRight", corrections.wrongToRight())
                .put("rightToWrong", corrections.rightToWrong());
        lines.write(
                node.put("seconds", seconds)
                        .put("tokensPerSecond", tokens / Math.max(1e-9, seconds)));
    }

    /** A share with its counts and its interval. */
    static ObjectNode share(ObjectNode node, String name, WilsonInterval share) {
        ObjectNode value = node.putObject(name);
        value.put("count", share.successes()).put("of", share.trials());
        JsonLines.number(value, "share", share.share());
        value.put("low", share.low()).put("high", share.high());
        return node;
    }
}
