package dev.koan.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.generation.SamplingOptions;
import dev.koan.views.fx.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Settings SETTINGS =
            new Settings(
                    Appearance.DARK,
                    new WindowBounds(10, 20, 1300, 900),
                    true,
                    "koan-ft",
                    "Countdown 4",
                    "Use 7 3 11 5 to make 24",
                    List.of("Use 1 2 3 to make 6"),
                    new SamplingOptions(0.5, 3, 0.9, 0.1, 1.1, -7, 77, OptionalInt.empty()),
                    12.5);

    private final Path folder;

    SettingsFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SettingsFile file = new SettingsFile(folder.resolve("not").resolve("yet"));
        file.write(SETTINGS);
        assertThat(file.read()).isEqualTo(SETTINGS);
        file.write(Settings.first());
        assertThat(file.read()).isEqualTo(Settings.first());
    }

    @Test
    void aFirstStartHasSettingsToo() {
        assertThat(new SettingsFile(folder).read()).isEqualTo(Settings.first());
    }

    @Test
    void aBrokenFileIsPutAside() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"appearance\": \"da");
        assertThat(new SettingsFile(folder).read()).isEqualTo(Settings.first());
        assertThat(folder.resolve("settings.json.broken")).hasContent("{\"appearance\": \"da");
        assertThat(folder.resolve("settings.json")).doesNotExist();
    }

    @Test
    void whatIsMissingOrOutOfRangeIsAsAtAFirstStart() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"model\": \"koan-base\", \"sampling\": {\"topP\": 12}, \"tokensPerSecond\": -4, \"new\": 1}");
        Settings read = new SettingsFile(folder).read();
        assertThat(read.model()).isEqualTo("koan-base");
        assertThat(read.sampling()).isEqualTo(Settings.first().sampling());
        assertThat(read.tokensPerSecond()).isZero();
    }

    @Test
    void writingLeavesNoOtherFiles() throws IOException {
        SettingsFile file = new SettingsFile(folder);
        file.write(SETTINGS);
        file.write(SETTINGS);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("settings.json"));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenCostsNothingButTheSettings() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        SettingsFile file = new SettingsFile(occupied);
        file.write(SETTINGS);
        assertThat(file.read()).isEqualTo(Settings.first());
    }
}
