package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.app.model.ModelFacts;
import dev.koan.app.model.ModelFault;
import dev.koan.app.model.ModelFolder;
import dev.koan.runtime.checkpoint.CheckpointException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the models. */
@Command(
        name = "models",
        description = "Lists the models that can be named, with parameters, size and folder.",
        footer = {"%nExamples:", "  koan models", "  koan models --json"})
final class ModelsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private OutputArguments output = new OutputArguments();

    ModelsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ModelFolder> folders = surroundings.models().folders();
        if (folders.isEmpty() && !output.isJson()) {
            surroundings
                    .terminal()
                    .complain(
                            "There are no models in %s; make them with 'koan pretrain' and 'koan tune'."
                                    .formatted(surroundings.models().root()));
        }
        folders.forEach(output.isJson() ? this::writeJson : this::writeLine);
        return 0;
    }

    private void writeLine(ModelFolder folder) {
        Terminal terminal = surroundings.terminal();
        String name = terminal.paint(Ink.STRONG, "%-16s".formatted(SafeText.line(folder.name())));
        terminal.line(name + " " + words(folder) + "  " + SafeText.line(folder.path().toString()));
    }

    private static String words(ModelFolder folder) {
        try {
            ModelFacts facts = folder.facts();
            return String.format(
                    Locale.ROOT,
                    "%-6s %9s parameters %9s",
                    facts.family(),
                    amount(facts.parameters()),
                    amount(facts.bytes()) + "B");
        } catch (CheckpointException | ModelFault e) {
            return "broken: " + SafeText.line(String.valueOf(e.getMessage()));
        }
    }

    /** A count in thousands, millions or billions: {@code 1.2 M}. */
    static String amount(long count) {
        String[] units = {"", "k", "M", "G", "T"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private void writeJson(ModelFolder folder) {
        ObjectNode node =
                JsonLines.event("model")
                        .put("name", folder.name())
                        .put("folder", folder.path().toString());
        try {
            ModelFacts facts = folder.facts();
            node.put("family", facts.family())
                    .put("parameters", facts.parameters())
                    .put("bytes", facts.bytes())
                    .put("vocabulary", facts.vocabulary())
                    .put("contextLength", facts.contextLength());
        } catch (CheckpointException | ModelFault e) {
            node.put("fault", e.getMessage());
        }
        new JsonLines(surroundings.terminal()).write(node);
    }
}
