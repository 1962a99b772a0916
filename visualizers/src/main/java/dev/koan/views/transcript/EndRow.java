package dev.koan.views.transcript;

import dev.koan.generation.FinishReason;
import dev.koan.problem.Verdict;

/**
 * The last row: how it ended.
 *
 * @param reason why it ended
 * @param verdict on its answer
 * @param tokens how many tokens the steps have together
 */
public record EndRow(FinishReason reason, Verdict verdict, int tokens) implements TranscriptRow {
    /** The extracted answer; empty where there is none. */
    public String answer() {
        return switch (verdict) {
            case Verdict.Correct right -> right.extracted();
            case Verdict.Incorrect wrong -> wrong.extracted();
            case Verdict.NoAnswer _ -> "";
        };
    }

    /** Why the verdict is what it is, and why the text ended, as far as that needs saying. */
    public String explanation() {
        String end =
                switch (reason) {
                    case END_OF_TEXT -> "";
                    case LENGTH -> "the limit of tokens was reached";
                    case STOPPED -> "stopped";
                };
        String why =
                switch (verdict) {
                    case Verdict.Correct _ -> "";
                    case Verdict.Incorrect wrong -> wrong.reason();
                    case Verdict.NoAnswer none -> none.reason();
                };
        return why.isEmpty() || end.isEmpty() ? why + end : end + "; " + why;
    }
}
