package dev.koan.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);
    private static final RunDescription DESCRIPTION =
            new RunDescription(
                    Map.of("optimiser", Map.of("rate", 0.001), "sizes", List.of(96, 3)),
                    7,
                    "0.1.0",
                    Optional.of(new ParentCheckpoint("models/koan-base", "abc")));

    private final Path folder;

    RunDirectoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void namesTheFolderByMinuteAndName() {
        assertThat(create("countdown-ft").path())
                .isEqualTo(folder.resolve("2026-11-21T10-15-countdown-ft"));
        assertThat(create("countdown-ft").path())
                .isEqualTo(folder.resolve("2026-11-21T10-15-countdown-ft-2"));
    }

    @Test
    void opensWhatItMade() {
        RunDirectory made = create("ft");
        RunDirectory opened = RunDirectory.open(made.path());
        assertThat(opened.description()).isEqualTo(DESCRIPTION);
        assertThat(opened.name()).isEqualTo("ft");
        assertThat(opened.state()).isEqualTo(new RunState.Running());
    }

    @Test
    void remembersHowTheRunEnded() {
        RunDirectory made = create("ft");
        for (RunState state :
                List.of(
                        new RunState.Finished(),
                        new RunState.Stopped(),
                        new RunState.Failed("The loss is not a number."))) {
            made.mark(state);
            assertThat(RunDirectory.open(made.path()).state()).isEqualTo(state);
        }
    }

    @Test
    void listsWholeCheckpointsOnly() throws IOException {
        RunDirectory run = create("ft");
        run.writeCheckpoint(200, to -> WholeFile.write(to.resolve("model"), "b"));
        run.writeCheckpoint(100, to -> WholeFile.write(to.resolve("model"), "a"));
        assertThatThrownBy(() ->
                        run.writeCheckpoint(
                                300,
                                to -> {
                                    WholeFile.write(to.resolve("model"), "half");
                                    throw new IllegalStateException("killed");
                                }))
                .hasMessage("killed");
        assertThat(run.checkpointSteps()).containsExactly(100L, 200L);
        assertThat(run.lastCheckpointStep()).hasValue(200);
        assertThat(run.path().resolve("checkpoints/000100/model")).hasContent("a");
    }

    @Test
    void replacesACheckpointOfTheSameStep() {
        RunDirectory run = create("ft");
        run.writeCheckpoint(100, to -> WholeFile.write(to.resolve("old"), "a"));
        run.writeCheckpoint(100, to -> WholeFile.write(to.resolve("new"), "b"));
        assertThat(run.checkpoint(100)).isDirectoryContaining("glob:**/new");
        assertThat(run.checkpoint(100).resolve("old")).doesNotExist();
    }

    @Test
    void hasNoCheckpointAtFirst() {
        assertThat(create("ft").lastCheckpointStep()).isEmpty();
    }

    @Test
    void namesEvaluationsByStep() {
        RunDirectory run = create("ft");
        assertThat(run.evaluation(100)).isEqualTo(run.path().resolve("eval/000100.json"));
    }

    @Test
    void refusesANameThatIsAPath() {
        assertThatThrownBy(() -> create("../x"))
                .isInstanceOf(RunFault.class)
                .hasMessage(
                        "'../x' cannot name a run: use up to 64 letters, digits, '.', '_' and '-'.");
    }

    @Test
    void saysInOneSentenceThatAFolderIsNoRun() {
        assertThatThrownBy(() -> RunDirectory.open(folder))
                .isInstanceOf(RunFault.class)
                .hasMessage(
                        folder
                                + " is not a run: it has no run.json, choose a folder under 'runs'.");
    }

    @Test
    void saysInOneSentenceThatADescriptionIsBroken() throws IOException {
        for (String text : List.of("", "{", "[]", "{\"name\":\"x\"}", "null")) {
            Files.writeString(folder.resolve("run.json"), text);
            assertThatThrownBy(() -> RunDirectory.open(folder))
                    .isInstanceOf(RunFault.class)
                    .hasMessage(
                            folder.resolve("run.json")
                                    + " is not the description of a run: choose another run, or restore the file.");
        }
    }

    @Test
    void saysInOneSentenceThatAFileIsInTheWay() throws IOException {
        Path file = Files.writeString(folder.resolve("runs"), "x");
        assertThatThrownBy(() -> RunDirectory.create(file, "ft", DESCRIPTION, CLOCK))
                .isInstanceOf(RunFault.class)
                .hasMessage(
                        "Cannot make the folder %s: a file has that name, choose another folder."
                                .formatted(file));
    }

    @Test
    void hashesTheModelAndNotTheOptimiser() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("model.safetensors"), "weights");
        String before = ParentCheckpoint.of(folder).sha256();
        Files.writeString(folder.resolve("optimizer.safetensors"), "moments");
        assertThat(ParentCheckpoint.of(folder).sha256()).isEqualTo(before).hasSize(64);
        Files.writeString(folder.resolve("model.safetensors"), "Weights");
        assertThat(ParentCheckpoint.of(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void saysInOneSentenceThatAFolderHasNoModel() {
        assertThatThrownBy(() -> ParentCheckpoint.of(folder))
                .isInstanceOf(RunFault.class)
                .hasMessage("There is no model in " + folder + ": choose a checkpoint folder.");
    }

    private RunDirectory create(String name) {
        return RunDirectory.create(folder, name, DESCRIPTION, CLOCK);
    }
}
