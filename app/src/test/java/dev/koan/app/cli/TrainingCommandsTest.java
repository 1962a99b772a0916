package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.app.model.TinyModelFolder;
import dev.koan.train.run.MetricHistory;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunState;
import dev.koan.train.synthesis.DemonstrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCommandsTest {
    private final Path work;
    private final CommandTester koan;

    TrainingCommandsTest(@TempDir Path work) {
        this.work = work;
        koan = CommandTester.real(work);
    }

    @Test
    void pretrainingLeavesARunAndAModelThatCanBeAsked() {
        assertThat(koan.run("pretrain", "--steps", "1", "--out", "models/tiny")).isZero();
        RunDirectory run = RunDirectory.open(work.resolve("runs/2026-11-21T10-15-koan-base"));
        assertThat(run.state()).isEqualTo(new RunState.Finished());
        assertThat(run.description().config()).containsEntry("steps", 1);
        assertThat(MetricHistory.read(run.metrics()).points()).hasSize(1);
        assertThat(run.path().toFile().list())
                .anyMatch(name -> name.startsWith("events.out.tfevents"));
        assertThat(koan.out()).contains("step 1 of 1, loss ", "held-out problems at step 1: ");
        assertThat(koan.err()).contains("The model is in " + work.resolve("models/tiny"));
        assertThat(work.resolve("models/tiny/optimizer.safetensors")).doesNotExist();
        assertThat(koan.run("solve", "7 3 11 5 -> 24", "--model", "tiny", "--max-tokens", "4"))
                .isZero();
    }

    @Test
    void pretrainingOverwritesNothing() throws IOException {
        Files.createDirectories(work.resolve("mine"));
        Files.writeString(work.resolve("mine/notes.txt"), "dear diary");
        assertThat(koan.run("pretrain", "--steps", "1", "--out", "mine")).isEqualTo(2);
        assertThat(koan.err()).contains("holds something already").hasLineCount(1);
        assertThat(work.resolve("runs")).doesNotExist();
    }

    @Test
    void aResumedRunKeepsItsRecipe() {
        assertThat(koan.run("pretrain", "--resume", "runs/x", "--steps", "9")).isEqualTo(2);
        assertThat(koan.err()).contains("keeps its own recipe").hasLineCount(1);
    }

    @Test
    void whatIsNoRunCannotBeResumed() {
        assertThat(koan.run("pretrain", "--resume", "nowhere")).isEqualTo(2);
        assertThat(koan.err()).contains("is not a run").hasLineCount(1);
    }

    @Test
    void demonstrationsNeedNoModel() {
        assertThat(
                        koan.run(
                                "data",
                                "synthesize",
                                "--imperfect",
                                "--problems",
                                "40",
                                "--out",
                                "demos.jsonl"))
                .isZero();
        assertThat(DemonstrationFile.read(work.resolve("demos.jsonl"))).isNotEmpty();
        assertThat(koan.out()).contains("type", "III-II", "total");
        assertThat(koan.run("data", "synthesize", "--imperfect", "--out", "demos.jsonl"))
                .isEqualTo(2);
        assertThat(koan.err()).contains("is there already");
    }

    @Test
    void demonstrationsNeedAChanceBetweenNoneAndOne() {
        assertThat(
                        koan.run(
                                "data",
                                "synthesize",
                                "--imperfect",
                                "--chance-right",
                                "7",
                                "--out",
                                "d.jsonl"))
                .isEqualTo(2);
        assertThat(koan.err()).contains("between 0 and 1").hasLineCount(1);
    }

    @Test
    void tuningReadsItsDemonstrationsBeforeItBegins() throws IOException {
        TinyModelFolder.writeBase(work.resolve("models/koan-base"));
        Files.writeString(work.resolve("bad.jsonl"), "{\"messages\":[]}\n");
        assertThat(koan.run("tune", "--data", "bad.jsonl")).isEqualTo(2);
        assertThat(koan.err()).contains("Line 1 of", "bad.jsonl").hasLineCount(1);
        assertThat(work.resolve("runs")).doesNotExist();
    }

    @Test
    void tuningMakesAModelThatKnowsTheMetaActions() {
        TinyModelFolder.writeBase(work.resolve("models/koan-base"));
        assertThat(
                        koan.run(
                                "data",
                                "synthesize",
                                "--imperfect",
                                "--problems",
                                "40",
                                "--out",
                                "demos.jsonl"))
                .isZero();
        assertThat(
                        koan.run(
                                "tune",
                                "--data",
                                "demos.jsonl",
                                "--epochs",
                                "1",
                                "--out",
                                "models/koan-ft"))
                .isZero();
        RunDirectory run = RunDirectory.open(work.resolve("runs/2026-11-21T10-15-koan-ft"));
        assertThat(run.state()).isEqualTo(new RunState.Finished());
        assertThat(run.description().parent().orElseThrow().path()).endsWith("koan-base");
        assertThat(koan.out())
                .contains("held-out problems at step ")
                .containsPattern("right +.* of 600");
        CommandTester after = CommandTester.real(work);
        assertThat(after.run("solve", "7 3 11 5 -> 24", "--max-tokens", "4")).isZero();
        assertThat(after.err()).isEmpty();
    }

    @Test
    void tuningNeedsABaseModel() {
        assertThat(koan.run("tune")).isEqualTo(2);
        assertThat(koan.err()).contains("There is no model 'koan-base'").hasLineCount(1);
    }
}
