package dev.koan.train.sft;

import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import dev.koan.runtime.model.Learner;
import dev.koan.train.run.RunFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The loop of supervised learning: gradient of the mean cross-entropy over all counted tokens of an
 * update, clip, update, log, evaluate, save. Stops between two steps when its thread is
 * interrupted.
 */
public final class SupervisedTraining {
    private final Learner learner;
    private final ExampleSource source;
    private final TrainingSettings settings;
    private final MetricSink metrics;
    private final Evaluation evaluation;
    private final LongConsumer save;
    private final Clock clock;

    /**
     * A loop that goes on from the learner's step.
     *
     * @param save writes a checkpoint of the step it is given
     */
    public SupervisedTraining(
            Learner learner,
            ExampleSource source,
            TrainingSettings settings,
            MetricSink metrics,
            Evaluation evaluation,
            LongConsumer save,
            Clock clock) {
        this.learner = learner;
        this.source = source;
        this.settings = settings;
        this.metrics = metrics;
        this.evaluation = evaluation;
        this.save = save;
        this.clock = clock;
    }

    /** How a call of {@link #run} ended. */
    public enum End {
        /** The last step was made. */
        FINISHED,
        /** The thread was interrupted; the last checkpoint holds everything. */
        STOPPED
    }

    /**
     * Trains to the end of the schedule; every step is a line of metrics.
     *
     * @throws RunFault when the loss is no number; the checkpoints before stay good
     */
    public End run() {
        long last = settings.schedule().steps();
        for (long step = learner.steps() + 1; step <= last; step++) {
            // Cleared while saving: an interrupted thread cannot write files.
            if (Thread.interrupted()) {
                save.accept(step - 1);
                Thread.currentThread().interrupt();
                return End.STOPPED;
            }
            Map<String, Double> values = new LinkedHashMap<>(learn(step));
            if (step % settings.evaluateEvery() == 0 || step == last) {
                values.putAll(evaluation.evaluate(step));
            }
            metrics.accept(new MetricPoint(step, clock.instant(), values));
            if (step % settings.checkpointEvery() == 0 || step == last) {
                save.accept(step);
            }
        }
        return End.FINISHED;
    }

    private Map<String, Double> learn(long step) {
        Instant before = clock.instant();
        List<List<TrainingExample>> microBatches = source.microBatches(step);
        double loss = accumulate(microBatches);
        double norm = learner.clip(settings.clip());
        requireFinite(loss, norm, step);
        double share = settings.schedule().share(step);
        settings.rule().apply(learner, share);
        long tokens = 0;
        for (List<TrainingExample> examples : microBatches) {
            tokens += examples.stream().mapToInt(TrainingExample::length).sum();
        }
        double seconds = Math.max(1, Duration.between(before, clock.instant()).toMillis()) / 1e3;
        return Map.of(
                "losses/loss",
                loss,
                "losses/grad_norm",
                norm,
                "charts/learning_rate",
                settings.rule().topRate() * share,
                "charts/tokens_per_second",
                tokens / seconds);
    }

    private double accumulate(List<List<TrainingExample>> microBatches) {
        double weight = 0;
        for (List<TrainingExample> examples : microBatches) {
            weight += ExampleBatch.weight(examples);
        }
        double loss = 0;
        for (List<TrainingExample> examples : microBatches) {
            loss += learner.accumulate(ExampleBatch.of(examples, 1 / weight));
        }
        return loss;
    }

    private static void requireFinite(double loss, double norm, long step) {
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new RunFault(
                    "The loss at step %d is %s and the gradient's norm %s; lower the learning rate and resume from the last checkpoint."
                            .formatted(step, loss, norm));
        }
    }
}
