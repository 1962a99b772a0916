package dev.koan.train.evaluation;

import java.util.Locale;

/** A report for a terminal: plain text, a line for each figure. Pure. */
public final class EvaluationTable {
    private final StringBuilder out = new StringBuilder();

    private EvaluationTable() {}

    /** The whole table, each line with its end. */
    public static String of(EvaluationReport report) {
        EvaluationTable table = new EvaluationTable();
        table.share("right", report.accuracy());
        report.accuracyByDifficulty().forEach((name, share) -> table.share("  " + name, share));
        table.share("right at first attempt", report.firstAttemptAccuracy());
        table.share("no answer", report.noAnswer());
        table.share("ended", report.ended());
        table.share("COAT format", report.coatFormat());
        table.share("true final verdicts", report.verdictAccuracy());
        table.share("true step verdicts", report.stepVerdictAccuracy());
        table.share("wrong steps", report.wrongSteps());
        table.share("wrong restarts", report.wrongRestarts());
        table.number("wrong steps per answer", report.wrongStepsPerAnswer());
        table.number("tokens per answer", report.meanTokens());
        table.number("reflects per answer", report.meanReflects());
        table.number("explores per answer", report.meanExplores());
        Corrections corrections = report.corrections();
        table.count("wrong -> right", corrections.wrongToRight(), corrections.fromWrong());
        table.count("right -> wrong", corrections.rightToWrong(), corrections.fromRight());
        if (report.unanswered() > 0) {
            table.line("not reached", String.valueOf(report.unanswered()));
        }
        return table.out.toString();
    }

    private void share(String name, WilsonInterval share) {
        if (share.trials() == 0) {
            line(name, "    -");
            return;
        }
        line(
                name,
                String.format(
                        Locale.ROOT,
                        "%5.1f %%  (95 %%: %.1f-%.1f)  %d of %d",
                        100 * share.share(),
                        100 * share.low(),
                        100 * share.high(),
                        share.successes(),
                        share.trials()));
    }

    private void number(String name, double value) {
        line(name, Double.isNaN(value) ? "    -" : String.format(Locale.ROOT, "%7.2f", value));
    }

    private void count(String name, int part, int whole) {
        line(name, String.format(Locale.ROOT, "%5d of %d", part, whole));
    }

    private void line(String name, String value) {
        out.append(String.format(Locale.ROOT, "%-24s %s%n", name, value));
    }
}
