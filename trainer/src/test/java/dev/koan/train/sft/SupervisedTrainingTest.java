package dev.koan.train.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.Family;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.Muon;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.pretrain.CountdownVocabulary;
import dev.koan.train.pretrain.FourierInitialization;
import dev.koan.train.pretrain.PretrainingExamples;
import dev.koan.train.pretrain.PretrainingMix;
import dev.koan.train.run.RunDescription;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunFault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTrainingTest {
    private static final String JSON = CountdownVocabulary.tokenizerJson();
    private static final JsonTokenizer TOKENIZER =
            JsonTokenizer.parse(JSON, Path.of("tokenizer.json"));
    private static final UpdateRule RULE =
            new UpdateRule.MuonAndAdam(Muon.usual(), 0.01, AdamW.usual(), 0.003);

    /** Keeps the loss of each step; optionally dies at one. */
    private static final class Losses implements MetricSink {
        private final Map<Long, Double> byStep = new HashMap<>();
        private final long deadlyStep;

        Losses(long deadlyStep) {
            this.deadlyStep = deadlyStep;
        }

        @Override
        public void accept(MetricPoint point) {
            if (point.step() == deadlyStep) {
                throw new IllegalStateException("killed");
            }
            byStep.put(point.step(), point.values().getOrDefault("losses/loss", Double.NaN));
        }

        @Override
        public void close() {}
    }

    private static Decoder tinyModel() {
        int endOfText = TOKENIZER.id(CountdownVocabulary.END_OF_TEXT).orElseThrow();
        ModelConfig config =
                new ModelConfig(
                        Family.LLAMA,
                        TOKENIZER.vocabularySize(),
                        16,
                        32,
                        2,
                        2,
                        2,
                        8,
                        1e-6,
                        10_000,
                        new RopeScaling.None(),
                        false,
                        AttentionBias.NONE,
                        512,
                        List.of(endOfText),
                        OptionalInt.empty(),
                        OptionalInt.empty());
        Decoder decoder = new Decoder(config, Device.cpu());
        new FourierInitialization(decoder, new SplittableRandom(5)).fill(TOKENIZER);
        return decoder;
    }

    private static SupervisedTraining.End train(RunDirectory run, UpdateRule rule, Losses losses) {
        OptionalLong last = run.lastCheckpointStep();
        try (Decoder decoder =
                        last.isPresent()
                                ? TrainerCheckpoint.readModel(
                                        run.checkpoint(last.getAsLong()), Device.cpu())
                                : tinyModel();
                Learner learner = new Learner(decoder)) {
            last.ifPresent(
                    step -> learner.restore(TrainerCheckpoint.readState(run.checkpoint(step))));
            PretrainingExamples examples =
                    new PretrainingExamples(
                            TOKENIZER,
                            new CountdownSolver(),
                            new PretrainingMix(2, 4, 2),
                            CountdownSplit.TRAIN,
                            3);
            return new SupervisedTraining(
                            learner,
                            examples,
                            new TrainingSettings(rule, new CosineSchedule(12, 3, 0.1), 1, 5, 4),
                            losses,
                            step -> Map.of(),
                            step ->
                                    run.writeCheckpoint(
                                            step,
                                            folder ->
                                                    TrainerCheckpoint.write(
                                                            folder, decoder, JSON, learner)),
                            Clock.systemUTC())
                    .run();
        }
    }

    private static RunDirectory newRun(Path folder) {
        return RunDirectory.create(
                folder,
                "test",
                new RunDescription(Map.of(), 3, "test", Optional.empty()),
                Clock.systemUTC());
    }

    @Test
    void killedAndResumedRunHasTheLossesOfOneThatWasNot(@TempDir Path folder) {
        Losses whole = new Losses(-1);
        assertThat(train(newRun(folder), RULE, whole)).isEqualTo(SupervisedTraining.End.FINISHED);

        RunDirectory killed = newRun(folder);
        Losses before = new Losses(7);
        assertThatThrownBy(() -> train(killed, RULE, before)).hasMessage("killed");
        Losses after = new Losses(-1);
        train(RunDirectory.open(killed.path()), RULE, after);

        assertThat(after.byStep.keySet()).contains(5L, 12L).doesNotContain(4L);
        before.byStep.putAll(after.byStep);
        assertThat(before.byStep).isEqualTo(whole.byStep);
    }

    @Test
    void learnsFromStepToStep(@TempDir Path folder) {
        Losses losses = new Losses(-1);
        train(newRun(folder), RULE, losses);
        assertThat(losses.byStep.getOrDefault(12L, 99.0))
                .isLessThan(losses.byStep.getOrDefault(1L, 0.0) - 0.15);
    }

    @Test
    void interruptSavesWhatWasLearned(@TempDir Path folder) {
        RunDirectory run = newRun(folder);
        Thread.currentThread().interrupt();
        SupervisedTraining.End end = train(run, RULE, new Losses(-1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isEqualTo(SupervisedTraining.End.STOPPED);
        assertThat(run.lastCheckpointStep()).hasValue(0);
    }

    @Test
    void stopsWithASentenceWhenTheLossIsNoNumber(@TempDir Path folder) {
        UpdateRule explosive = new UpdateRule.AdamOnly(AdamW.usual(), 1e30);
        assertThatThrownBy(() -> train(newRun(folder), explosive, new Losses(-1)))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("lower the learning rate");
    }
}
