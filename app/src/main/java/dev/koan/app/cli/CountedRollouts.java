package dev.koan.app.cli;

import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Shows how far a rollout engine is, on a line that is rewritten while somebody looks on.
 *
 * @param engine does the work
 * @param total how many completions there will be
 */
record CountedRollouts(RolloutEngine engine, long total, Terminal terminal, Clock clock)
        implements RolloutEngine {
    private static final Duration PAUSE = Duration.ofMillis(300);

    @Override
    public void generate(Iterator<RolloutRequest> requests, Consumer<Completion> finished) {
        if (terminal.presence() == Terminal.Presence.UNWATCHED) {
            engine.generate(requests, finished);
            return;
        }
        Counter counter = new Counter(clock.instant());
        engine.generate(
                requests,
                completion -> {
                    finished.accept(completion);
                    counter.count();
                });
        terminal.note("");
    }

    private final class Counter {
        private final Instant began;
        private Instant last;
        private long done;

        Counter(Instant began) {
            this.began = began;
            this.last = began;
        }

        void count() {
            done++;
            Instant now = clock.instant();
            if (now.isAfter(last.plus(PAUSE))) {
                last = now;
                long left = Duration.between(began, now).toMillis() * (total - done) / done;
                terminal.note(
                        "%d of %d tries, %s left"
                                .formatted(
                                        done,
                                        total,
                                        TrainingProgress.words(Duration.ofMillis(left))));
            }
        }
    }
}
