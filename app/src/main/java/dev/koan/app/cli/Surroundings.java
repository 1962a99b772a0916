package dev.koan.app.cli;

import dev.koan.app.model.ModelCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * Everything that commands take from outside.
 *
 * @param terminal where they write
 * @param models the models there are
 * @param window opens the window and returns when it is closed
 * @param environment variables of the process
 * @param work the folder that relative paths start from
 * @param clock the time
 */
public record Surroundings(
        Terminal terminal,
        ModelCatalog models,
        Runnable window,
        Map<String, String> environment,
        Path work,
        Clock clock) {
    /** Copies the variables. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess(Runnable window) {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Terminal.ofProcess(environment),
                ModelCatalog.here(),
                window,
                environment,
                Path.of(""),
                Clock.system(ZoneId.systemDefault()));
    }
}
