package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.coat.Step;
import dev.koan.generation.Alternative;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenProbabilities;
import dev.koan.problem.Verdict;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes what happens while a model solves a problem as JSON lines. */
final class SolveJson implements Consumer<SolveEvent> {
    private final JsonLines lines;
    private int sample;

    SolveJson(Terminal terminal) {
        lines = new JsonLines(terminal);
    }

    @Override
    public void accept(SolveEvent event) {
        switch (event) {
            case SolveEvent.Began began -> {
                sample = began.sample();
                lines.write(started(began));
            }
            case SolveEvent.Wrote(GeneratedToken token, _) -> lines.write(token(token));
            case SolveEvent.Stepped(Step step) -> lines.write(step(step));
            case SolveEvent.Ended ended -> lines.write(finished(ended));
        }
    }

    private static ObjectNode started(SolveEvent.Began began) {
        return JsonLines.event("started")
                .put("sample", began.sample())
                .put("samples", began.samples())
                .put("model", began.model())
                .put("problem", began.problem().id())
                .put("question", began.problem().question())
                .put("temperature", began.options().temperature())
                .put("seed", began.options().seed())
                .put("maxTokens", began.options().maxTokens());
    }

    private ObjectNode token(GeneratedToken token) {
        ObjectNode node =
                JsonLines.event("token")
                        .put("sample", sample)
                        .put("id", token.id())
                        .put("text", token.text())
                        .put("source", token.source().name().toLowerCase(Locale.ROOT));
        token.probabilities().ifPresent(probabilities -> add(node, probabilities));
        return node;
    }

    private static void add(ObjectNode node, TokenProbabilities probabilities) {
        JsonLines.number(node, "logProb", probabilities.logProb());
        JsonLines.number(node, "entropy", probabilities.entropy());
        ArrayNode alternatives = node.putArray("alternatives");
        for (Alternative alternative : probabilities.alternatives()) {
            ObjectNode other = alternatives.addObject();
            other.put("id", alternative.id()).put("text", alternative.text());
            JsonLines.number(other, "logProb", alternative.logProb());
        }
    }

    private ObjectNode step(Step step) {
        return JsonLines.event("step")
                .put("sample", sample)
                .put("index", step.index())
                .put("action", step.action().word())
                .put("text", step.text())
                .put("tokens", step.tokens().size());
    }

    private ObjectNode finished(SolveEvent.Ended ended) {
        ObjectNode node = JsonLines.event("finished").put("sample", sample);
        verdict(node, ended.verdict());
        return node.put("finish", ended.reason().name().toLowerCase(Locale.ROOT))
                .put("tokens", ended.tokens())
                .put("seconds", ended.seconds())
                .put("tokensPerSecond", ended.tokensPerSecond())
                .put("selfCorrections", ended.selfCorrections());
    }

    /** Answer and verdict; a missing answer is null. */
    static void verdict(ObjectNode node, Verdict verdict) {
        switch (verdict) {
            case Verdict.Correct(String extracted) ->
                    node.put("answer", extracted).put("verdict", "right");
            case Verdict.Incorrect(String extracted, String reason) ->
                    node.put("answer", extracted).put("verdict", "wrong").put("reason", reason);
            case Verdict.NoAnswer(String reason) ->
                    node.putNull("answer").put("verdict", "no answer").put("reason", reason);
        }
    }
}
