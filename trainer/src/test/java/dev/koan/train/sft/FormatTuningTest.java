package dev.koan.train.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.coat.MetaActionIds;
import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.pretrain.Pretraining;
import dev.koan.train.pretrain.PretrainingMix;
import dev.koan.train.pretrain.PretrainingRecipe;
import dev.koan.train.run.RunDescription;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunFault;
import dev.koan.train.synthesis.DemonstrationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny base from nothing, then tuned: the two commands in the small. */
class FormatTuningTest {
    private final List<MetricPoint> points = new ArrayList<>();

    private final MetricSink sink =
            new MetricSink() {
                @Override
                public void accept(MetricPoint point) {
                    points.add(point);
                }

                @Override
                public void close() {}
            };

    private static RunDirectory run(Path folder, String name) {
        return RunDirectory.create(
                folder,
                name,
                new RunDescription(Map.of(), 1, "test", Optional.empty()),
                Clock.systemUTC());
    }

    private Path base(Path folder) {
        RunDirectory run = run(folder, "base");
        PretrainingRecipe recipe =
                new PretrainingRecipe(16, 1, 2, 32, new PretrainingMix(2, 4, 1), 3, 0.01, 0.003, 1);
        new Pretraining(recipe, run, Runnable::run, Clock.systemUTC()).train(sink);
        return run.checkpoint(3);
    }

    private static FormatTuningRecipe recipe() {
        FormatTuningRecipe usual = FormatTuningRecipe.usual();
        return new FormatTuningRecipe(
                20, 2, 1, 1, usual.mixture(), 1, 8, 2, usual.muonRate(), usual.adamRate(), 1);
    }

    @Test
    void pretrainsThenTunesAndAddsTheMetaActions(@TempDir Path folder) {
        Path base = base(folder);
        assertThat(points.getLast().values()).containsKeys("losses/loss", "eval/accuracy");
        RunDirectory run = run(folder, "ft");
        FormatTuning tuning = new FormatTuning(recipe(), base, run, Clock.systemUTC());
        assertThat(tuning.train(sink)).isEqualTo(SupervisedTraining.End.FINISHED);
        assertThat(DemonstrationFile.read(tuning.demonstrations())).hasSizeGreaterThan(20);
        Path tuned = run.checkpoint(run.lastCheckpointStep().orElseThrow());
        try (JsonTokenizer tokenizer = JsonTokenizer.open(tuned)) {
            assertThat(MetaActionIds.in(tokenizer).isComplete()).isTrue();
        }
        assertThatThrownBy(() ->
                        new FormatTuning(recipe(), tuned, run(folder, "again"), Clock.systemUTC())
                                .train(sink))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("already knows the meta-actions");
    }

    @Test
    void usesDemonstrationsThatAreThereAlready(@TempDir Path folder) throws Exception {
        Path base = base(folder);
        RunDirectory run = run(folder, "ft");
        FormatTuning tuning = new FormatTuning(recipe(), base, run, Clock.systemUTC());
        Files.writeString(tuning.demonstrations(), "not a demonstration\n");
        assertThatThrownBy(() -> tuning.train(sink))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("Line 1");
    }
}
