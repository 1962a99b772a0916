package dev.koan.views.transcript;

import dev.koan.coat.MetaAction;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring tokens of one source, as one piece of text.
 *
 * @param text what is shown
 * @param source who chose the tokens
 */
public record TextRun(String text, TokenSource source) {
    /**
     * The runs of a step's tokens: without its meta-action token, and without spaces around the
     * whole.
     */
    static List<TextRun> of(List<GeneratedToken> tokens) {
        List<TextRun> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        TokenSource source = TokenSource.SAMPLED;
        for (int i = startOf(tokens); i < tokens.size(); i++) {
            GeneratedToken token = tokens.get(i);
            if (token.source() != source) {
                close(runs, text, source);
                source = token.source();
            }
            text.append(token.text());
        }
        close(runs, text, source);
        return trimmed(runs);
    }

    private static int startOf(List<GeneratedToken> tokens) {
        boolean isMarked =
                !tokens.isEmpty() && MetaAction.ofToken(tokens.getFirst().text()).isPresent();
        return isMarked ? 1 : 0;
    }

    private static void close(List<TextRun> runs, StringBuilder text, TokenSource source) {
        if (!text.isEmpty()) {
            runs.add(new TextRun(text.toString(), source));
            text.setLength(0);
        }
    }

    private static List<TextRun> trimmed(List<TextRun> runs) {
        while (!runs.isEmpty() && runs.getFirst().text().isBlank()) {
            runs.removeFirst();
        }
        while (!runs.isEmpty() && runs.getLast().text().isBlank()) {
            runs.removeLast();
        }
        if (!runs.isEmpty()) {
            TextRun first = runs.removeFirst();
            runs.addFirst(new TextRun(first.text().stripLeading(), first.source()));
            TextRun last = runs.removeLast();
            runs.addLast(new TextRun(last.text().stripTrailing(), last.source()));
        }
        return runs;
    }
}
