package dev.koan.app.cli;

import java.util.Locale;
import java.util.Map;

/** Whether a window could be opened, without trying. */
final class Display {
    private Display() {}

    /** Linux names its displays; elsewhere there always is one. A headless JavaFX needs none. */
    static boolean isThere(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return true;
        }
        String platform = System.getProperty("glass.platform", "").toLowerCase(Locale.ROOT);
        return platform.equals("monocle")
                || platform.equals("headless")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
