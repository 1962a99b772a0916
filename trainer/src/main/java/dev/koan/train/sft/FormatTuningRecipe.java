package dev.koan.train.sft;

import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Muon;
import dev.koan.train.synthesis.DemonstrationMixture;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that decides what format tuning makes of a base model.
 *
 * @param problems distinct training problems that demonstrations are made of
 * @param perProblem demonstrations a problem gives at most, each of another type
 * @param tries how often the base model tries each problem
 * @param temperature of those tries
 * @param mixture of trajectory types
 * @param epochs passes over the demonstrations
 * @param batch demonstrations of one update
 * @param microBatches pieces of a batch whose gradients are added up
 * @param muonRate Muon's learning rate for the matrices inside the layers
 * @param adamRate AdamW's learning rate for embedding, head and norms
 * @param seed of problems, tries, demonstrations and their order
 */
public record FormatTuningRecipe(
        int problems,
        int perProblem,
        int tries,
        double temperature,
        DemonstrationMixture mixture,
        int epochs,
        int batch,
        int microBatches,
        double muonRate,
        double adamRate,
        long seed) {
    /** The recipe of the shipped {@code koan-ft}. */
    public static FormatTuningRecipe usual() {
        return new FormatTuningRecipe(
                3000, 2, 3, 1.0, DemonstrationMixture.standard(), 2, 32, 1, 0.004, 0.0015, 1);
    }

    /** The same with another number of problems. */
    public FormatTuningRecipe withProblems(int newProblems) {
        return new FormatTuningRecipe(
                newProblems,
                perProblem,
                tries,
                temperature,
                mixture,
                epochs,
                batch,
                microBatches,
                muonRate,
                adamRate,
                seed);
    }

    /** The same with another number of passes. */
    public FormatTuningRecipe withEpochs(int newEpochs) {
        return new FormatTuningRecipe(
                problems,
                perProblem,
                tries,
                temperature,
                mixture,
                newEpochs,
                batch,
                microBatches,
                muonRate,
                adamRate,
                seed);
    }

    /** The same from another seed. */
    public FormatTuningRecipe withSeed(long newSeed) {
        return new FormatTuningRecipe(
                problems,
                perProblem,
                tries,
                temperature,
                mixture,
                epochs,
                batch,
                microBatches,
                muonRate,
                adamRate,
                newSeed);
    }

    TrainingSettings settings(long stepsPerEpoch) {
        long steps = stepsPerEpoch * epochs;
        long warmUp = Math.max(1, Math.min(30, steps / 10));
        return new TrainingSettings(
                new UpdateRule.MuonAndAdam(Muon.usual(), muonRate, AdamW.usual(), adamRate),
                new CosineSchedule(steps, warmUp, 0.05),
                1.0,
                Math.max(1, steps / 4),
                Math.max(1, steps / 4));
    }

    /** The settings by name, as {@code run.json} has them. */
    public Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("algorithm", "format-tuning");
        config.put("problems", problems);
        config.put("perProblem", perProblem);
        config.put("tries", tries);
        config.put("temperature", temperature);
        Map<String, Double> weights = new LinkedHashMap<>();
        mixture.weights().forEach((type, weight) -> weights.put(type.label(), weight));
        config.put("types", weights);
        config.put("confirmed", mixture.confirmed());
        config.put("givingUp", mixture.givingUp());
        config.put("thirdRound", mixture.thirdRound());
        config.put("epochs", epochs);
        config.put("batch", batch);
        config.put("microBatches", microBatches);
        config.put("muonRate", muonRate);
        config.put("adamRate", adamRate);
        return config;
    }
}
