package dev.koan.app.cli;

import dev.koan.app.model.ComputeThreads;
import dev.koan.app.model.ModelFault;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands that train have in common. */
final class TrainingArguments {
    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = Option.NULL_VALUE,
            description = "Copy the finished model to this new or empty folder.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "Where the folder of the run is made (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            defaultValue = Option.NULL_VALUE,
            description = "Go on with a run that was stopped or killed.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Processor threads to compute on (default: all).")
    private Optional<Integer> threads = Optional.empty();

    Path runs(Path work) {
        return work.resolve(runs);
    }

    Optional<Path> resume(Path work) {
        return resume.map(work::resolve);
    }

    /** Where the model goes, checked before the work begins. */
    Optional<ModelExport> export(Path work) {
        return out.map(folder -> ModelExport.into(work.resolve(folder)));
    }

    void useThreads() {
        try {
            ComputeThreads.use(threads.orElse(Runtime.getRuntime().availableProcessors()));
        } catch (ModelFault e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }
}
