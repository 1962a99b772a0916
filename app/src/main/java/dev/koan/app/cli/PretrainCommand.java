package dev.koan.app.cli;

import dev.koan.run.MetricSink;
import dev.koan.train.pretrain.Pretraining;
import dev.koan.train.pretrain.PretrainingRecipe;
import dev.koan.train.run.RunDescription;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.sft.SupervisedTraining;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a base model from nothing. */
@Command(
        name = "pretrain",
        description = {
            "Makes a base model for Countdown problems from random weights: arithmetic and plain solutions, no meta-actions.",
            "Ctrl-C saves a checkpoint and stops; --resume goes on as if it had never stopped."
        },
        footer = {
            "%nExamples:",
            "  koan pretrain --out models/my-base",
            "  koan pretrain --steps 500 --seed 7",
            "  koan pretrain --resume runs/2026-11-21T10-15-koan-base --out models/my-base"
        })
final class PretrainCommand implements Callable<Integer> {
    private static final String ALGORITHM = "pretrain";

    private final Surroundings surroundings;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Updates (default: those of the shipped koan-base).")
    private Optional<Long> steps = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Of weights and examples (default: that of the shipped koan-base).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "koan-base",
            description = "What the run is called (default: ${DEFAULT-VALUE}).")
    private String name = "koan-base";

    @Mixin private TrainingArguments training = new TrainingArguments();
    @Mixin private OutputArguments output = new OutputArguments();

    PretrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Optional<ModelExport> export = training.export(surroundings.work());
        Optional<Path> resumed = training.resume(surroundings.work());
        if (resumed.isPresent() && (steps.isPresent() || seed.isPresent())) {
            throw new CommandFault(
                    "A resumed run keeps its own recipe; leave out --steps and --seed.");
        }
        steps.filter(count -> count < 1)
                .ifPresent(count -> {
                    throw new CommandFault("--steps must be 1 or more, not %d.".formatted(count));
                });
        training.useThreads();
        RunDirectory run = resumed.map(RunDirectory::open).orElseGet(this::begin);
        PretrainingRecipe recipe = recipeOf(run);
        return Interruption.guard(() -> train(run, recipe, export));
    }

    private RunDirectory begin() {
        PretrainingRecipe recipe = PretrainingRecipe.usual();
        recipe = recipe.withSteps(steps.orElse(recipe.steps()));
        recipe = recipe.withSeed(seed.orElse(recipe.seed()));
        RunDescription description =
                new RunDescription(
                        recipe.config(), recipe.seed(), Version.ofCode(), Optional.empty());
        return RunDirectory.create(
                training.runs(surroundings.work()), name, description, surroundings.clock());
    }

    private static PretrainingRecipe recipeOf(RunDirectory run) {
        TrainingSession.requireAlgorithm(run, ALGORITHM);
        return PretrainingRecipe.usual()
                .withSteps(TrainingSession.number(run, "steps"))
                .withSeed(run.description().seed());
    }

    private int train(RunDirectory run, PretrainingRecipe recipe, Optional<ModelExport> export) {
        Terminal terminal = output.on(surroundings.terminal());
        long before = run.lastCheckpointStep().orElse(0);
        surroundings.terminal().complain("The run is in %s.".formatted(run.path()));
        MetricSink shown =
                output.isJson()
                        ? new TrainingJson(terminal)
                        : new TrainingProgress(
                                terminal, recipe::steps, before, surroundings.clock());
        TrainingSession session =
                new TrainingSession(run, shown, surroundings.terminal(), surroundings.clock());
        SupervisedTraining.End end;
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            end =
                    session.train(metrics ->
                            new Pretraining(recipe, run, background, surroundings.clock())
                                    .train(metrics));
        }
        return switch (end) {
            case STOPPED -> session.stopped(ALGORITHM);
            case FINISHED -> {
                export.ifPresent(to -> to.copy(session.model()));
                Path model = export.map(ModelExport::folder).orElse(session.model());
                terminal.out().flush();
                surroundings.terminal().complain("The model is in %s.".formatted(model));
                yield KoanCommandLine.DONE;
            }
        };
    }
}
