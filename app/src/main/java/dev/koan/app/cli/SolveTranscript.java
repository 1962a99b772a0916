package dev.koan.app.cli;

import dev.koan.coat.MetaAction;
import dev.koan.generation.FinishReason;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Verdict;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows on a terminal what happens while a model solves a problem, as it happens. */
final class SolveTranscript implements Consumer<SolveEvent> {
    /** Width of icon and word with the spaces around. */
    private static final String INDENT = " ".repeat(13);

    private final Terminal terminal;
    private Ink ink = Ink.BLUE;
    private String indent = "  ";
    private FinishedLine line = FinishedLine.YES;

    /** Whether the cursor is at the beginning of a line. */
    private enum FinishedLine {
        YES,
        NO
    }

    SolveTranscript(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(SolveEvent event) {
        switch (event) {
            case SolveEvent.Began began -> begin(began);
            case SolveEvent.Wrote(var token, var opens) -> {
                opens.ifPresent(this::open);
                if (opens.isEmpty()) {
                    write(token.text());
                }
            }
            case SolveEvent.Stepped _ -> {}
            case SolveEvent.Ended ended -> end(ended);
        }
    }

    private void begin(SolveEvent.Began began) {
        String sample =
                began.samples() == 1
                        ? ""
                        : ", sample %d of %d".formatted(began.sample(), began.samples());
        terminal.line(
                terminal.paint(Ink.STRONG, SafeText.line(began.problem().question()))
                        + terminal.paint(
                                Ink.GREY,
                                "  (%s, %s%s)"
                                        .formatted(
                                                SafeText.line(began.model()),
                                                words(began.options()),
                                                sample)));
        if ("no".equals(began.problem().attributes().get("solvable"))) {
            terminal.line(terminal.paint(Ink.GREY, "This problem has no solution."));
        }
        ink = Ink.BLUE;
        indent = "  ";
    }

    private static String words(SamplingOptions options) {
        return options.isGreedy()
                ? "greedy"
                : String.format(
                        Locale.ROOT,
                        "temperature %s, seed %d",
                        options.temperature(),
                        options.seed());
    }

    private void open(MetaAction action) {
        Sign sign = Sign.of(action);
        endLine();
        terminal.print("  " + terminal.show(sign));
        ink = sign.ink();
        indent = INDENT;
        line = FinishedLine.NO;
    }

    private void write(String text) {
        String safe = SafeText.lines(text);
        int from = 0;
        for (int at = safe.indexOf('\n'); at >= 0; at = safe.indexOf('\n', from)) {
            print(safe.substring(from, at));
            endLine();
            from = at + 1;
        }
        print(safe.substring(from));
    }

    private void print(String part) {
        if (!part.isEmpty()) {
            String before = line == FinishedLine.YES ? indent : "";
            terminal.print(before + terminal.paint(ink, part));
            line = FinishedLine.NO;
        }
    }

    private void endLine() {
        if (line == FinishedLine.NO) {
            terminal.print("\n");
            line = FinishedLine.YES;
        }
    }

    private void end(SolveEvent.Ended ended) {
        endLine();
        terminal.line("  " + terminal.show(Sign.of(ended.verdict())) + " " + answer(ended));
        terminal.line(
                terminal.paint(
                        Ink.GREY,
                        String.format(
                                Locale.ROOT,
                                "  %d tokens, %.0f tokens/s%s",
                                ended.tokens(),
                                ended.tokensPerSecond(),
                                corrections(ended.selfCorrections()))));
    }

    private static String answer(SolveEvent.Ended ended) {
        return switch (ended.verdict()) {
            case Verdict.Correct(String extracted) -> SafeText.line(extracted).strip();
            case Verdict.Incorrect(String extracted, String reason) ->
                    SafeText.line(extracted).strip() + ": " + SafeText.line(reason);
            case Verdict.NoAnswer(String reason) -> SafeText.line(reason) + why(ended.reason());
        };
    }

    private static String why(FinishReason reason) {
        return switch (reason) {
            case END_OF_TEXT -> "";
            case LENGTH -> " (the limit of tokens was reached)";
            case STOPPED -> " (stopped)";
        };
    }

    private static String corrections(long count) {
        return count == 0
                ? ""
                : ", %d self-correction%s (wrong to right)".formatted(count, count == 1 ? "" : "s");
    }
}
