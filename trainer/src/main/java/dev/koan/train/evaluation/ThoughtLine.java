package dev.koan.train.evaluation;

import dev.koan.coat.MetaAction;
import dev.koan.coat.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a written-out thought: a COAT step, or a line of a text without meta-actions.
 *
 * @param action empty where no meta-action token stands before the line
 * @param text without token, line end and spaces around; never empty
 */
public record ThoughtLine(Optional<MetaAction> action, String text) {
    private static final Pattern BREAK = Pattern.compile("\\n|<\\|[a-z]{1,16}\\|>");

    /** The lines of steps that were cut by token id. */
    public static List<ThoughtLine> of(List<Step> steps) {
        List<ThoughtLine> lines = new ArrayList<>();
        for (Step step : steps) {
            Optional<MetaAction> action =
                    step.isMarked() ? Optional.of(step.action()) : Optional.empty();
            for (String part : step.text().split("\n", -1)) {
                add(lines, action, part);
                action = Optional.empty();
            }
        }
        return lines;
    }

    /** The lines of a text in which meta-action tokens and line ends begin new lines. */
    public static List<ThoughtLine> of(String text) {
        List<ThoughtLine> lines = new ArrayList<>();
        Optional<MetaAction> action = Optional.empty();
        int start = 0;
        Matcher breaks = BREAK.matcher(text);
        while (breaks.find()) {
            add(lines, action, text.substring(start, breaks.start()));
            action = MetaAction.ofToken(breaks.group());
            start = breaks.end();
        }
        add(lines, action, text.substring(start));
        return lines;
    }

    private static void add(List<ThoughtLine> lines, Optional<MetaAction> action, String text) {
        if (!text.isBlank()) {
            lines.add(new ThoughtLine(action, text.strip()));
        }
    }
}
