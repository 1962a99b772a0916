package dev.koan.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Without a command: the window. */
@Command(
        name = "koan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "A workbench for inspecting and steering the reasoning of language models.",
            "Without a command it opens its window."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "%nExamples:",
            "  koan                             opens the window",
            "  koan solve \"7 3 11 5 -> 24\"      solves in the terminal",
            "  koan solve --help                says more about a command"
        })
final class KoanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    KoanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Display.isThere(surroundings.environment())) {
            throw new CommandFault(
                    "There is no display to open the window on; solve in the terminal instead: koan solve \"7 3 11 5 -> 24\".");
        }
        try {
            surroundings.window().run();
            return KoanCommandLine.DONE;
        } catch (UnsupportedOperationException e) {
            throw new CommandFault(
                    "The window cannot be opened on this display (%s); solve in the terminal instead: koan solve \"7 3 11 5 -> 24\"."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
