package dev.koan.app.cli;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.train.evaluation.EvaluatedAnswer;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.EvaluationTable;
import java.util.List;
import java.util.Locale;

/** Shows the answers to many problems as lines, and a table at the end. */
final class ProblemSetTable implements ProblemSetView {
    private final Terminal terminal;

    ProblemSetTable(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begin(String model, int asked) {
        terminal.line(
                terminal.paint(
                        Ink.STRONG,
                        "%s, %d problem%s"
                                .formatted(SafeText.line(model), asked, asked == 1 ? "" : "s")));
    }

    @Override
    public void answer(EvaluatedAnswer answer) {
        terminal.line(
                String.format(
                        Locale.ROOT,
                        "%s  %-28s %s %s",
                        terminal.show(Sign.of(answer.verdict())),
                        SafeText.line(shortened(answer.problem().question(), 60)),
                        terminal.paint(
                                Ink.GREY,
                                String.format(Locale.ROOT, "%4d tokens", answer.tokens())),
                        " " + SafeText.line(shortened(words(answer.verdict()), 100))));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Correct(String extracted) -> extracted.strip();
            case Verdict.Incorrect(String extracted, String reason) ->
                    extracted.strip() + ": " + reason;
            case Verdict.NoAnswer(String reason) -> reason;
        };
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }

    @Override
    public void leftOut(Problem problem, String sentence) {
        terminal.line(
                "%s  %-28s %s"
                        .formatted(
                                terminal.paint(Ink.GREY, "%-11s".formatted("left out")),
                                SafeText.line(shortened(problem.question(), 60)),
                                SafeText.line(sentence)));
    }

    @Override
    public void end(EvaluationReport report, List<Problem> leftOut, double seconds) {
        terminal.line("");
        if (report.unanswered() > 0) {
            terminal.line(
                    "Stopped before %d answers were there; those are the long ones, so the shares of the others mislead."
                            .formatted(report.unanswered()));
        }
        terminal.print(EvaluationTable.of(report));
        long tokens = report.answers().stream().mapToLong(EvaluatedAnswer::tokens).sum();
        terminal.line(row("tokens per second", "%7.0f", tokens / Math.max(1e-9, seconds)));
        if (!leftOut.isEmpty()) {
            terminal.line(row("left out", "%5.0f  (not counted above)", leftOut.size()));
        }
    }

    private static String row(String name, String format, double value) {
        return String.format(Locale.ROOT, "%-24s " + format, name, value);
    }
}
