package dev.koan.app.cli;

import dev.koan.app.model.ModelCatalog;
import dev.koan.generation.Policy;
import dev.koan.generation.ScriptedPolicy;
import dev.koan.runtime.DjlPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs commands in this process, in a folder of their own. */
final class CommandTester {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);

    private final Path work;
    private final Function<Path, Policy> opener;
    private final AtomicInteger windows = new AtomicInteger();
    private Runnable window = windows::incrementAndGet;
    private TestTerminal terminal = TestTerminal.plain();
    private Map<String, String> environment = Map.of();

    private CommandTester(Path work, Function<Path, Policy> opener) {
        this.work = work;
        this.opener = opener;
    }

    /** All models under {@code models} are real ones. */
    static CommandTester real(Path work) {
        return new CommandTester(work, folder -> DjlPolicy.open(folder));
    }

    /** The model {@code koan-ft} says these texts. */
    static CommandTester saying(Path work, String... texts) {
        return with(work, _ -> ScriptedPolicy.saying("koan-ft", texts));
    }

    /** The model {@code koan-ft} is what the opener opens. */
    static CommandTester with(Path work, Function<Path, Policy> opener) {
        try {
            Path folder = Files.createDirectories(work.resolve("models/koan-ft"));
            Files.writeString(folder.resolve("config.json"), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommandTester(work, opener);
    }

    CommandTester on(TestTerminal other) {
        terminal = other;
        return this;
    }

    CommandTester in(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** What happens when the window is to open. */
    CommandTester opening(Runnable instead) {
        window = instead;
        return this;
    }

    /** Runs a command; its output is that of the terminal from here on. */
    int run(String... arguments) {
        ModelCatalog models = new ModelCatalog(work.resolve("models"), opener);
        Surroundings surroundings =
                new Surroundings(terminal.terminal(), models, window, environment, work, CLOCK);
        return new KoanCommandLine(surroundings).run(arguments);
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }

    /** How often the window was opened. */
    int windows() {
        return windows.get();
    }
}
