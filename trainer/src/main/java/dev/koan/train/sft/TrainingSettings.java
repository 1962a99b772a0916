package dev.koan.train.sft;

/**
 * The numbers of a supervised run.
 *
 * @param rule how gradients change weights
 * @param schedule of the learning rate; also says how long the run is
 * @param clip largest global norm of a gradient
 * @param evaluateEvery steps between two evaluations
 * @param checkpointEvery steps between two checkpoints
 */
public record TrainingSettings(
        UpdateRule rule,
        CosineSchedule schedule,
        double clip,
        long evaluateEvery,
        long checkpointEvery) {}
