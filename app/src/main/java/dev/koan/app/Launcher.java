package dev.koan.app;

import dev.koan.app.cli.KoanCommandLine;
import dev.koan.app.cli.Surroundings;

/**
 * Where everything begins. No {@code Application} itself: JavaFX would refuse to start one from the
 * class path.
 */
public final class Launcher {
    private Launcher() {}

    /** Does what the arguments say; without any, opens the window. */
    public static void main(String[] arguments) {
        // A reference to the method would load JavaFX for commands too.
        Surroundings surroundings = Surroundings.ofProcess(() -> WorkbenchApplication.open());
        System.exit(new KoanCommandLine(surroundings).run(arguments));
    }
}
