package dev.koan.app.cli;

import dev.koan.app.task.OpenModel;
import dev.koan.coat.MetaActionIds;
import dev.koan.generation.Policy;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import dev.koan.problems.AnswerVerifier;
import dev.koan.problems.ProblemText;
import dev.koan.train.evaluation.WilsonInterval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Solves a problem, or a file of them, and shows how. */
@Command(
        name = "solve",
        description = {
            "Lets a model solve a problem and shows its steps as it writes them, with the verdict on its answer.",
            "With --problems it solves a whole file or set and says how many answers are right."
        },
        footer = {
            "%nExamples:",
            "  koan solve \"7 3 11 5 -> 24\"",
            "  koan solve \"make 24 from 4 7 8 8\" --temperature 0.8 --samples 5",
            "  koan solve \"7 3 11 5 -> 24\" --json --alternatives 3",
            "  koan solve --problems game-of-24.csv --limit 200",
            "  koan solve --problems countdown-4 --model koan-base"
        })
final class SolveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PROBLEM",
            arity = "0..*",
            description = "Numbers and target, for example \"7 3 11 5 -> 24\".")
    private List<String> words = List.of();

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            defaultValue = Option.NULL_VALUE,
            description =
                    "A file of problems (the 24-game CSV, JSON, or one problem on each line), or a set that comes with Koan: countdown-3, countdown-4, countdown-wide, countdown-24.")
    private Optional<String> problems = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = Option.NULL_VALUE,
            description = "Take the first N problems of the file only.")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1",
            description = "Solve the problem N times, with seeds counted up from --seed.")
    private int samples = 1;

    @Option(
            names = "--alternatives",
            paramLabel = "K",
            defaultValue = Option.NULL_VALUE,
            description =
                    "With --json: tell each token's log-probability, entropy and K likeliest alternatives.")
    private Optional<Integer> alternatives = Optional.empty();

    @Mixin private ModelArguments model = new ModelArguments();
    @Mixin private SamplingArguments sampling = new SamplingArguments();
    @Mixin private OutputArguments output = new OutputArguments();

    SolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        SamplingOptions options =
                sampling.options(alternatives.map(OptionalInt::of).orElse(OptionalInt.empty()));
        if (problems.isPresent()) {
            return solveAll(problems.get(), options);
        }
        limit.ifPresent(_ -> {
            throw new CommandFault("--limit belongs to --problems; name a file of problems.");
        });
        Problem problem = problem();
        requireSamples();
        return Interruption.guard(() -> solve(problem, options));
    }

    private Problem problem() {
        return switch (ProblemText.parse(String.join(" ", words))) {
            case ProblemText.Parsed(Problem problem) -> problem;
            case ProblemText.Unreadable(String sentence) -> throw new CommandFault(sentence);
        };
    }

    private void requireSamples() {
        if (samples < 1) {
            throw new CommandFault("--samples must be 1 or more, not %d.".formatted(samples));
        }
        if (samples > 1 && !sampling.isSampling()) {
            throw new CommandFault(
                    "Greedy decoding gives the same answer every time; add --temperature 0.8 to --samples %d."
                            .formatted(samples));
        }
    }

    private int solve(Problem problem, SamplingOptions options) {
        Terminal terminal = output.on(surroundings.terminal());
        OpenModel open = model.open(surroundings.models());
        try (Policy policy = open.policy()) {
            warnOfPlainModel(policy);
            int right = 0;
            int ended = 0;
            while (ended < samples && !Thread.currentThread().isInterrupted()) {
                SolveEvent.Began began =
                        new SolveEvent.Began(
                                problem,
                                policy.name(),
                                options.withSeed(options.seed() + ended),
                                ended + 1,
                                samples);
                Consumer<SolveEvent> out =
                        output.isJson() ? new SolveJson(terminal) : new SolveTranscript(terminal);
                SolveEvent.Ended end = new Solving(policy, new AnswerVerifier(), out).run(began);
                right += end.verdict().isCorrect() ? 1 : 0;
                ended++;
            }
            if (samples > 1) {
                summarize(terminal, WilsonInterval.of(right, ended));
            }
        }
        return 0;
    }

    private void warnOfPlainModel(Policy policy) {
        if (!MetaActionIds.in(policy.tokenizer()).isComplete()) {
            surroundings
                    .terminal()
                    .complain(
                            "%s does not know the meta-actions, so its steps are plain lines."
                                    .formatted(policy.name()));
        }
    }

    private void summarize(Terminal terminal, WilsonInterval right) {
        if (output.isJson()) {
            new JsonLines(terminal)
                    .write(
                            ProblemSetJson.share(
                                    JsonLines.event("summary").put("samples", right.trials()),
                                    "right",
                                    right));
        } else {
            terminal.line(
                    String.format(
                            Locale.ROOT,
                            "%d of %d right: %.0f %% (95 %%: %.0f-%.0f)",
                            right.successes(),
                            right.trials(),
                            100 * right.share(),
                            100 * right.low(),
                            100 * right.high()));
        }
    }

    private int solveAll(String name, SamplingOptions options) throws Exception {
        if (!words.isEmpty()) {
            throw new CommandFault("Give either a problem or --problems, not both.");
        }
        if (samples != 1) {
            throw new CommandFault("--samples goes with a single problem, not with --problems.");
        }
        List<Problem> all =
                ProblemSetRun.problems(name, limit.orElse(Integer.MAX_VALUE), surroundings.work());
        return Interruption.guard(() -> {
            Terminal terminal = output.on(surroundings.terminal());
            OpenModel open = model.open(surroundings.models());
            try (Policy policy = open.policy()) {
                ProblemSetView view =
                        output.isJson()
                                ? new ProblemSetJson(terminal)
                                : new ProblemSetTable(terminal);
                new ProblemSetRun(policy, view).run(all, options);
            }
            return 0;
        });
    }
}
