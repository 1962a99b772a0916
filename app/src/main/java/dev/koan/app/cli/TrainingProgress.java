package dev.koan.app.cli;

import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows how far a training run is: a line that is rewritten while somebody looks on, a line now and
 * then in a file, and a line for each evaluation that stays.
 */
final class TrainingProgress implements MetricSink {
    private static final Duration WATCHED_PAUSE = Duration.ofMillis(300);
    private static final Duration UNWATCHED_PAUSE = Duration.ofSeconds(20);
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final LongSupplier totalSteps;
    private final Clock clock;
    private final Instant began;
    private final long before;
    private Instant last = Instant.MIN;

    /**
     * Shows a run that begins now.
     *
     * @param totalSteps how many steps the whole run has; asked at each point
     * @param before steps that an earlier part of the run has made
     */
    TrainingProgress(Terminal terminal, LongSupplier totalSteps, long before, Clock clock) {
        this.terminal = terminal;
        this.totalSteps = totalSteps;
        this.before = before;
        this.clock = clock;
        began = clock.instant();
    }

    @Override
    public void accept(MetricPoint point) {
        boolean watched = terminal.presence() == Terminal.Presence.WATCHED;
        boolean evaluated = point.values().containsKey("eval/accuracy");
        Instant now = clock.instant();
        Duration pause = watched ? WATCHED_PAUSE : UNWATCHED_PAUSE;
        boolean ends = point.step() == totalSteps.getAsLong();
        if (!evaluated && !ends && last.isAfter(now.minus(pause))) {
            return;
        }
        last = now;
        String line = steps(point) + timeLeft(point.step(), now);
        if (watched) {
            terminal.print(CLEAR_LINE + line);
        } else {
            terminal.line(line);
        }
        if (evaluated) {
            terminal.line((watched ? CLEAR_LINE : "") + evaluation(point));
        }
    }

    private String steps(MetricPoint point) {
        Map<String, Double> values = point.values();
        return String.format(
                Locale.ROOT,
                "step %d of %d, loss %.4f, %.0f tokens/s",
                point.step(),
                totalSteps.getAsLong(),
                values.getOrDefault("losses/loss", Double.NaN),
                values.getOrDefault("charts/tokens_per_second", Double.NaN));
    }

    private String timeLeft(long step, Instant now) {
        long done = step - before;
        long left = Math.max(0, totalSteps.getAsLong() - step);
        if (done < 2 || left == 0) {
            return "";
        }
        long millis = Duration.between(began, now).toMillis() / done * left;
        return ", " + words(Duration.ofMillis(millis)) + " left";
    }

    /** A time in the two largest units that matter. */
    static String words(Duration time) {
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() >= 2
                ? time.toMinutes() + " min"
                : Math.max(1, time.toSeconds()) + " s";
    }

    private String evaluation(MetricPoint point) {
        List<String> parts = new ArrayList<>();
        add(parts, point, "eval/accuracy", "%.1f %% right", 100);
        add(parts, point, "eval/no_answer", "%.1f %% no answer", 100);
        add(parts, point, "eval/coat_format", "%.1f %% in COAT format", 100);
        add(parts, point, "eval/wrong_steps_per_answer", "%.3f wrong steps per answer", 1);
        add(parts, point, "eval/mean_tokens", "%.0f tokens per answer", 1);
        String step = "held-out problems at step %d: ".formatted(point.step());
        return terminal.paint(Ink.STRONG, step) + String.join(", ", parts);
    }

    private static void add(
            List<String> parts, MetricPoint point, String name, String format, double factor) {
        Double value = point.values().get(name);
        if (value != null) {
            parts.add(String.format(Locale.ROOT, format, factor * value));
        }
    }

    @Override
    public void close() {
        if (terminal.presence() == Terminal.Presence.WATCHED) {
            terminal.print("\n");
        }
    }
}
