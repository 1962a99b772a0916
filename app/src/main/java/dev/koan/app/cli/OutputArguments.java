package dev.koan.app.cli;

import picocli.CommandLine.Option;

/** What the output looks like. */
final class OutputArguments {
    @Option(names = "--json", description = "Write JSON lines, one object for each event.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** The terminal as this output needs it. */
    Terminal on(Terminal terminal) {
        return json ? terminal.plain() : terminal;
    }
}
