package dev.koan.app.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the script that completes commands and options when the tab key is pressed. */
@Command(
        name = "completion",
        description = "Writes a script with which bash and zsh complete commands and options.",
        footer = {
            "%nExamples:",
            "  source <(koan completion)",
            "  koan completion > ~/.local/share/bash-completion/completions/koan"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        surroundings.terminal().line(AutoComplete.bash(root.getCommandName(), root));
        return 0;
    }
}
