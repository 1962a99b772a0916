package dev.koan.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryTest {
    private static final Path HOME = Path.of("home");

    @Test
    void linuxKeepsToTheFreedesktopRules() {
        assertThat(ConfigDirectory.of("Linux", HOME, Map.of()))
                .isEqualTo(HOME.resolve(".config").resolve("koan"));
        assertThat(ConfigDirectory.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "elsewhere")))
                .isEqualTo(Path.of("elsewhere", "koan"));
    }

    @Test
    void windowsAndMacHaveTheirOwnPlaces() {
        assertThat(ConfigDirectory.of("Windows 11", HOME, Map.of("APPDATA", "roaming")))
                .isEqualTo(Path.of("roaming", "Koan"));
        assertThat(ConfigDirectory.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(HOME.resolve("Library").resolve("Application Support").resolve("Koan"));
    }
}
