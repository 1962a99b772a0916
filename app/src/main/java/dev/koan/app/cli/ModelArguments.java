package dev.koan.app.cli;

import dev.koan.app.model.ComputeThreads;
import dev.koan.app.model.ModelCatalog;
import dev.koan.app.model.ModelFault;
import dev.koan.app.task.OpenModel;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model, and on how many threads. */
final class ModelArguments {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = ModelCatalog.DEFAULT,
            description =
                    "A model's name (see 'koan models') or a checkpoint folder (default: ${DEFAULT-VALUE}).")
    private String model = ModelCatalog.DEFAULT;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Processor threads to compute on (default: all but one).")
    private Optional<Integer> threads = Optional.empty();

    /** Opens the model; the caller closes its policy. */
    OpenModel open(ModelCatalog models) {
        try {
            threads.ifPresent(ComputeThreads::use);
        } catch (ModelFault e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
        return models.open(model);
    }
}
