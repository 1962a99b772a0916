package dev.koan.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a person's settings belong on each system. */
public final class ConfigDirectory {
    private ConfigDirectory() {}

    /** On this machine, for this person. */
    public static Path here() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return base(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
                    .resolve("Koan");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Koan");
        }
        return base(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("koan");
    }

    private static Path base(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : Path.of(value);
    }
}
