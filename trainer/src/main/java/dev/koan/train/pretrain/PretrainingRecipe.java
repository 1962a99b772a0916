package dev.koan.train.pretrain;

import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.Family;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Muon;
import dev.koan.train.sft.CosineSchedule;
import dev.koan.train.sft.TrainingSettings;
import dev.koan.train.sft.UpdateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything that decides what a base model becomes.
 *
 * @param hidden width of the residual stream
 * @param layers number of blocks
 * @param heads attention heads
 * @param inner width inside the SwiGLU
 * @param mix examples of one update
 * @param steps number of updates
 * @param muonRate Muon's learning rate for the matrices inside the layers
 * @param adamRate AdamW's learning rate for embedding, head and norms
 * @param seed of weights and examples
 */
public record PretrainingRecipe(
        int hidden,
        int layers,
        int heads,
        int inner,
        PretrainingMix mix,
        long steps,
        double muonRate,
        double adamRate,
        long seed) {
    private static final int CONTEXT = 512;

    /** The recipe of the shipped {@code koan-base}. */
    public static PretrainingRecipe usual() {
        return new PretrainingRecipe(128, 4, 4, 256, PretrainingMix.usual(), 5000, 0.01, 0.003, 1);
    }

    /** The same with another number of updates. */
    public PretrainingRecipe withSteps(long newSteps) {
        return new PretrainingRecipe(
                hidden, layers, heads, inner, mix, newSteps, muonRate, adamRate, seed);
    }

    /** The same from another seed. */
    public PretrainingRecipe withSeed(long newSeed) {
        return new PretrainingRecipe(
                hidden, layers, heads, inner, mix, steps, muonRate, adamRate, newSeed);
    }

    ModelConfig model(int vocabulary, int endOfText) {
        return new ModelConfig(
                Family.LLAMA,
                vocabulary,
                hidden,
                inner,
                layers,
                heads,
                heads,
                hidden / heads,
                1e-6,
                10_000,
                new RopeScaling.None(),
                false,
                AttentionBias.NONE,
                CONTEXT,
                List.of(endOfText),
                OptionalInt.empty(),
                OptionalInt.of(endOfText));
    }

    TrainingSettings settings() {
        return new TrainingSettings(
                new UpdateRule.MuonAndAdam(Muon.usual(), muonRate, AdamW.usual(), adamRate),
                new CosineSchedule(steps, Math.min(100, Math.max(1, steps / 10)), 0.03),
                1.0,
                500,
                500);
    }

    /** The settings by name, as {@code run.json} has them. */
    public Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("algorithm", "pretrain");
        config.put("hidden", hidden);
        config.put("layers", layers);
        config.put("heads", heads);
        config.put("inner", inner);
        config.put("facts", mix.facts());
        config.put("solutions", mix.solutions());
        config.put("attempts", mix.attempts());
        config.put("steps", steps);
        config.put("muonRate", muonRate);
        config.put("adamRate", adamRate);
        return config;
    }
}
