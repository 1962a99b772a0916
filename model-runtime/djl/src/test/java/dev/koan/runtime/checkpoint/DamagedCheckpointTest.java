package dev.koan.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever was done to a checkpoint, it opens or is refused in one sentence; nothing else happens.
 */
class DamagedCheckpointTest {
    /** The valid folders that damages begin with, by their names. */
    @SuppressWarnings("NullAway.Init") // set by JUnit before any test
    private static Path starts;

    private final Path parent;

    DamagedCheckpointTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @BeforeAll
    static void writeStarts(@TempDir Path folder) {
        SmallCheckpoint.write(folder.resolve(Damage.Start.SINGLE_FILE.name()));
        SmallCheckpoint.writeShards(folder.resolve(Damage.Start.SHARDS.name()));
        starts = folder;
    }

    static Stream<Damage> damages() {
        return Damages.all();
    }

    @Test
    void triesSeveralHundredDamages() {
        assertThat(damages().count()).isGreaterThan(500);
    }

    @Test
    void opensBothStartsUndamaged() {
        for (Damage.Start start : Damage.Start.values()) {
            assertThat(open(starts.resolve(start.name()))).as(start.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("damages")
    void refusesDamageInOneSentence(Damage damage) throws IOException {
        Path folder = parent.resolve("model");
        copy(starts.resolve(damage.start().name()), folder);
        damage.act().accept(folder);
        Optional<CheckpointException> refusal = open(folder);
        switch (damage.fate()) {
            case REFUSED -> assertThat(refusal).isPresent();
            case OPENS -> assertThat(refusal).isEmpty();
            case EITHER -> {}
        }
        refusal.ifPresent(fault -> assertOneSentence(folder, fault));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Everything a model does with a checkpoint. */
    private static Optional<CheckpointException> open(Path folder) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            checkpoint.checkShapes();
            for (ParameterShape parameter : ParameterShape.all(checkpoint.config())) {
                checkpoint.read(parameter.name(), new float[(int) parameter.count()], 0);
            }
            checkpoint.weightsHash();
            return Optional.empty();
        } catch (CheckpointException e) {
            return Optional.of(e);
        }
    }

    private static void assertOneSentence(Path folder, CheckpointException fault) {
        String message = fault.getMessage();
        assertThat(message).startsWith(folder.toString()).endsWith(".").hasSizeLessThan(1_000);
        assertThat(message).doesNotContain("\n").doesNotContain(". ").doesNotContain(" null");
        if (Files.exists(folder.resolve("config.json"))) {
            assertThat(message).containsPattern("(config|model|index)[^ ]*\\.(json|safetensors)");
        }
    }
}
