package dev.koan.app.cli;

import dev.koan.app.model.ModelFolder;
import dev.koan.run.MetricSink;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.EvaluationTable;
import dev.koan.train.run.ParentCheckpoint;
import dev.koan.train.run.RunDescription;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunFault;
import dev.koan.train.sft.FormatTuning;
import dev.koan.train.sft.FormatTuningRecipe;
import dev.koan.train.synthesis.DemonstrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Teaches a base model the format of Chain-of-Action-Thought. */
@Command(
        name = "tune",
        description = {
            "Format tuning: teaches a base model to think in steps that continue, reflect and explore, from demonstrations that it makes itself or reads from a file.",
            "Ctrl-C saves a checkpoint and stops; --resume goes on as if it had never stopped."
        },
        footer = {
            "%nExamples:",
            "  koan tune --model koan-base --out models/my-ft",
            "  koan tune --model models/my-base --data demonstrations.jsonl",
            "  koan tune --resume runs/2026-11-21T12-40-koan-ft --out models/my-ft"
        })
final class TuneCommand implements Callable<Integer> {
    private static final String ALGORITHM = "format-tuning";

    private final Surroundings surroundings;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = "koan-base",
            description =
                    "The base model: a name or a checkpoint folder (default: ${DEFAULT-VALUE}).")
    private String model = "koan-base";

    @Option(
            names = "--data",
            paramLabel = "FILE",
            defaultValue = Option.NULL_VALUE,
            description =
                    "Demonstrations made by 'koan data synthesize' (default: the model makes its own).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--problems",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Problems that demonstrations are made of.")
    private Optional<Integer> problems = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Passes over the demonstrations.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Of problems, demonstrations and their order.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "koan-ft",
            description = "What the run is called (default: ${DEFAULT-VALUE}).")
    private String name = "koan-ft";

    @Mixin private TrainingArguments training = new TrainingArguments();
    @Mixin private OutputArguments output = new OutputArguments();

    TuneCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Optional<ModelExport> export = training.export(surroundings.work());
        Optional<Path> resumed = training.resume(surroundings.work());
        if (resumed.isPresent() && changesTheRecipe()) {
            throw new CommandFault(
                    "A resumed run keeps its own recipe; leave out --data, --problems, --epochs and --seed.");
        }
        requirePositive("--problems", problems);
        requirePositive("--epochs", epochs);
        training.useThreads();
        RunDirectory run = resumed.isPresent() ? RunDirectory.open(resumed.get()) : begin();
        FormatTuningRecipe recipe = recipeOf(run);
        Path base = baseOf(run);
        return Interruption.guard(() -> train(run, recipe, base, export));
    }

    private boolean changesTheRecipe() {
        return Stream.of(data, problems, epochs, seed).anyMatch(Optional::isPresent);
    }

    private static void requirePositive(String option, Optional<Integer> value) {
        value.filter(count -> count < 1)
                .ifPresent(count -> {
                    throw new CommandFault(
                            "%s must be 1 or more, not %d.".formatted(option, count));
                });
    }

    private RunDirectory begin() {
        ModelFolder base = surroundings.models().find(model);
        base.facts();
        FormatTuningRecipe recipe = FormatTuningRecipe.usual();
        recipe = recipe.withProblems(problems.orElse(recipe.problems()));
        recipe = recipe.withEpochs(epochs.orElse(recipe.epochs()));
        recipe = recipe.withSeed(seed.orElse(recipe.seed()));
        Map<String, Object> config = new LinkedHashMap<>(recipe.config());
        Optional<Path> given = data.map(surroundings.work()::resolve);
        given.ifPresent(file -> config.put("data", requireDemonstrations(file).toString()));
        RunDirectory run =
                RunDirectory.create(
                        training.runs(surroundings.work()),
                        name,
                        new RunDescription(
                                config,
                                recipe.seed(),
                                Version.ofCode(),
                                Optional.of(ParentCheckpoint.of(base.path()))),
                        surroundings.clock());
        given.ifPresent(file ->
                copy(
                        file,
                        new FormatTuning(recipeOf(run), base.path(), run, surroundings.clock())
                                .demonstrations()));
        return run;
    }

    /** Reads them all, so that a broken line is told before the run begins. */
    private static Path requireDemonstrations(Path file) {
        if (DemonstrationFile.read(file).isEmpty()) {
            throw new RunFault(
                    "%s holds no demonstrations; make some with 'koan data synthesize'."
                            .formatted(file));
        }
        return file;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new RunFault(
                    "%s could not be copied to %s; check the space that is left."
                            .formatted(from, to),
                    e);
        }
    }

    private static FormatTuningRecipe recipeOf(RunDirectory run) {
        TrainingSession.requireAlgorithm(run, ALGORITHM);
        return FormatTuningRecipe.usual()
                .withProblems((int) TrainingSession.number(run, "problems"))
                .withEpochs((int) TrainingSession.number(run, "epochs"))
                .withSeed(run.description().seed());
    }

    /** The base model of a run: it must be the very one that the run began with. */
    private static Path baseOf(RunDirectory run) {
        ParentCheckpoint parent =
                run.description()
                        .parent()
                        .orElseThrow(() ->
                                new RunFault(
                                        "%s does not name its base model; start again."
                                                .formatted(run.path())));
        Path base = Path.of(parent.path());
        if (!ParentCheckpoint.of(base).sha256().equals(parent.sha256())) {
            throw new RunFault(
                    "The base model in %s is not the one that %s began with; put that one back or start again."
                            .formatted(base, run.path()));
        }
        return base;
    }

    private int train(
            RunDirectory run, FormatTuningRecipe recipe, Path base, Optional<ModelExport> export) {
        Terminal terminal = output.on(surroundings.terminal());
        FormatTuning tuning = new FormatTuning(recipe, base, run, surroundings.clock());
        surroundings.terminal().complain("The run is in %s.".formatted(run.path()));
        if (!Files.exists(tuning.demonstrations())) {
            surroundings
                    .terminal()
                    .complain(
                            "Making demonstrations of %d problems; training follows."
                                    .formatted(recipe.problems()));
        }
        StepCount steps = new StepCount(tuning.demonstrations(), recipe);
        MetricSink shown =
                output.isJson()
                        ? new TrainingJson(terminal)
                        : new TrainingProgress(
                                terminal,
                                steps::total,
                                run.lastCheckpointStep().orElse(0),
                                surroundings.clock());
        TrainingSession session =
                new TrainingSession(run, shown, surroundings.terminal(), surroundings.clock());
        return switch (session.train(tuning::train)) {
            case STOPPED -> session.stopped("tune");
            case FINISHED -> finish(terminal, session, tuning, export);
        };
    }

    private int finish(
            Terminal terminal,
            TrainingSession session,
            FormatTuning tuning,
            Optional<ModelExport> export) {
        export.ifPresent(to -> to.copy(session.model()));
        EvaluationReport report = tuning.report();
        if (output.isJson()) {
            new ProblemSetJson(terminal).end(report, List.of(), Double.NaN);
        } else {
            terminal.print(EvaluationTable.of(report));
        }
        Path folder = export.map(ModelExport::folder).orElse(session.model());
        surroundings.terminal().complain("The model is in %s.".formatted(folder));
        return KoanCommandLine.DONE;
    }

    /** How many updates a run has; known when its demonstrations are there. */
    private static final class StepCount {
        private final Path demonstrations;
        private final FormatTuningRecipe recipe;
        private long total;

        StepCount(Path demonstrations, FormatTuningRecipe recipe) {
            this.demonstrations = demonstrations;
            this.recipe = recipe;
        }

        long total() {
            if (total == 0) {
                try (Stream<String> lines = Files.lines(demonstrations)) {
                    total = lines.count() / recipe.batch() * recipe.epochs();
                } catch (IOException e) {
                    throw new RunFault(
                            "%s cannot be read; start the run again.".formatted(demonstrations), e);
                }
            }
            return total;
        }
    }
}
