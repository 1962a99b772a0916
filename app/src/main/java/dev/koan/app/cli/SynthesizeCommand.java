package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.app.model.ComputeThreads;
import dev.koan.app.model.ModelFault;
import dev.koan.app.model.StreamedRollouts;
import dev.koan.generation.Policy;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.RolloutEngine;
import dev.koan.train.sft.FormatTuningRecipe;
import dev.koan.train.synthesis.Demonstration;
import dev.koan.train.synthesis.DemonstrationFile;
import dev.koan.train.synthesis.DemonstrationRequest;
import dev.koan.train.synthesis.ImperfectSolver;
import dev.koan.train.synthesis.SynthesisTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes demonstrations for format tuning. */
@Command(
        name = "synthesize",
        description = {
            "Makes demonstrations of Chain-of-Action-Thought: a generator tries problems, a critic finds the first mistake, and right and wrong tries are joined into Satori's five types.",
            "They are written as JSON lines with 'messages' and with Satori's fields."
        },
        footer = {
            "%nExamples:",
            "  koan data synthesize --model koan-base --out demonstrations.jsonl",
            "  koan data synthesize --imperfect --problems 500 --out demonstrations.jsonl"
        })
final class SynthesizeCommand implements Callable<Integer> {
    private static final int ROWS = 128;

    private final Surroundings surroundings;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = "koan-base",
            description =
                    "The model that makes the tries: a name or a checkpoint folder (default: ${DEFAULT-VALUE}).")
    private String model = "koan-base";

    @Option(
            names = "--imperfect",
            description = "Let a solver that errs make the tries, so that no model is needed.")
    private boolean imperfect;

    @Option(
            names = "--chance-right",
            paramLabel = "P",
            defaultValue = "0.3",
            description =
                    "With --imperfect: how likely a try is right (default: ${DEFAULT-VALUE}).")
    private double chanceRight = 0.3;

    @Option(
            names = "--problems",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Distinct training problems (default: as many as koan-ft was made of).")
    private Optional<Integer> problems = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; it must not exist yet.")
    private Path out = Path.of("demonstrations.jsonl");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The same seed gives the same demonstrations (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Processor threads to compute on (default: all).")
    private Optional<Integer> threads = Optional.empty();

    @Mixin private OutputArguments output = new OutputArguments();

    SynthesizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Path file = surroundings.work().resolve(out);
        if (Files.exists(file)) {
            throw new CommandFault(
                    "%s is there already; choose another name for --out.".formatted(file));
        }
        problems.filter(count -> count < 1)
                .ifPresent(count -> {
                    throw new CommandFault(
                            "--problems must be 1 or more, not %d.".formatted(count));
                });
        List<Demonstration> made = Interruption.guard(this::make);
        if (Thread.interrupted()) {
            surroundings.terminal().complain("Stopped; nothing was written.");
            return TrainingSession.INTERRUPTED;
        }
        DemonstrationFile.write(file, made);
        tell(SynthesisTable.of(made, new CountdownVerifier()), file);
        return KoanCommandLine.DONE;
    }

    private List<Demonstration> make() {
        FormatTuningRecipe usual = FormatTuningRecipe.usual();
        DemonstrationRequest request =
                new DemonstrationRequest(
                        problems.orElse(usual.problems()),
                        usual.perProblem(),
                        usual.tries(),
                        usual.temperature(),
                        usual.mixture(),
                        seed);
        CountdownSolver solver = new CountdownSolver();
        return imperfect ? byChance(request, solver) : byModel(request, solver);
    }

    private List<Demonstration> byChance(DemonstrationRequest request, CountdownSolver solver) {
        try {
            return request.from(new ImperfectSolver(solver, chanceRight, seed), solver);
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Demonstration> byModel(DemonstrationRequest request, CountdownSolver solver) {
        try {
            ComputeThreads.use(threads.orElse(Runtime.getRuntime().availableProcessors()));
        } catch (ModelFault e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
        try (Policy policy = surroundings.models().open(model).policy()) {
            RolloutEngine engine =
                    new CountedRollouts(
                            StreamedRollouts.of(policy, ROWS),
                            (long) request.problems() * request.tries(),
                            surroundings.terminal(),
                            surroundings.clock());
            return request.from(engine, policy.tokenizer(), solver);
        }
    }

    private void tell(SynthesisTable table, Path file) {
        if (output.isJson()) {
            table.rows().forEach((type, row) -> write(type.label(), row));
            write("total", table.total());
        } else {
            surroundings.terminal().print(table.text());
        }
        surroundings.terminal().complain("The demonstrations are in %s.".formatted(file));
    }

    private void write(String type, SynthesisTable.Row row) {
        ObjectNode node =
                JsonLines.event("demonstrations")
                        .put("type", type)
                        .put("count", row.count())
                        .put("right", row.right())
                        .put("words", row.words());
        new JsonLines(surroundings.terminal()).write(node);
    }
}
