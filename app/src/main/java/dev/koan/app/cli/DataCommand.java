package dev.koan.app.cli;

import picocli.CommandLine.Command;

/** What has to do with training data. */
@Command(
        name = "data",
        description = "Makes training data.",
        footer = {
            "%nExample:",
            "  koan data synthesize --model koan-base --out demonstrations.jsonl"
        })
final class DataCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFault(
                "'koan data' needs to be told what to do: 'koan data synthesize' makes demonstrations.");
    }
}
