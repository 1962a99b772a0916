package dev.koan.app.cli;

import dev.koan.run.MetricSink;
import dev.koan.train.run.JsonlMetrics;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunFault;
import dev.koan.train.run.RunState;
import dev.koan.train.run.TensorBoardEvents;
import dev.koan.train.sft.SupervisedTraining;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One sitting of a run: opens its metrics, lets it train, and writes down how it ended.
 *
 * @param run the run, new or resumed
 * @param shown where measurements are shown; closed at the end
 * @param terminal where the end is told
 * @param clock the time
 */
record TrainingSession(RunDirectory run, MetricSink shown, Terminal terminal, Clock clock) {
    /** The exit status of a process that was interrupted. */
    static final int INTERRUPTED = 130;

    /**
     * Trains to the end, or until the thread is interrupted.
     *
     * @param training trains and tells its measurements
     * @return how it ended; the thread is not interrupted any more
     */
    SupervisedTraining.End train(Function<MetricSink, SupervisedTraining.End> training) {
        run.mark(new RunState.Running());
        try (MetricSink all = MetricSink.both(files(), shown)) {
            SupervisedTraining.End end = training.apply(all);
            Thread.interrupted();
            run.mark(
                    switch (end) {
                        case FINISHED -> new RunState.Finished();
                        case STOPPED -> new RunState.Stopped();
                    });
            return end;
        } catch (RuntimeException | Error e) {
            Thread.interrupted();
            run.mark(new RunState.Failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private MetricSink files() {
        OptionalLong step = run.lastCheckpointStep();
        if (step.isEmpty()) {
            return MetricSink.both(
                    JsonlMetrics.resume(run.metrics(), 0),
                    TensorBoardEvents.create(run.path(), clock));
        }
        return MetricSink.both(
                JsonlMetrics.resume(run.metrics(), step.getAsLong()),
                TensorBoardEvents.resume(run.path(), step.getAsLong(), clock));
    }

    /** Says where everything is and how to go on. */
    int stopped(String command) {
        terminal.complain(
                "Stopped after step %d; go on with: koan %s --resume %s"
                        .formatted(run.lastCheckpointStep().orElse(0), command, run.path()));
        return INTERRUPTED;
    }

    /** The folder of the finished model. */
    Path model() {
        return run.checkpoint(
                run.lastCheckpointStep()
                        .orElseThrow(() ->
                                new RunFault(
                                        "%s has no checkpoint, so there is no model; start again."
                                                .formatted(run.path()))));
    }

    /** A setting that a resumed run was made with. */
    static long number(RunDirectory run, String name) {
        Object value = run.description().config().get(name);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new RunFault(
                "%s does not say '%s' as a run of this kind does; name another run."
                        .formatted(run.path().resolve("run.json"), name));
    }

    /**
     * Makes sure that a run was made by the algorithm that is to go on with it.
     *
     * @throws RunFault when it was not
     */
    static void requireAlgorithm(RunDirectory run, String algorithm) {
        Object found = run.description().config().get("algorithm");
        if (!algorithm.equals(found)) {
            throw new RunFault(
                    String.format(
                            Locale.ROOT,
                            "%s is no %s run but one of '%s'; name another run.",
                            run.path(),
                            algorithm,
                            found));
        }
    }
}
