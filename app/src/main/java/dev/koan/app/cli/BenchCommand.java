package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.app.task.OpenModel;
import dev.koan.generation.Policy;
import dev.koan.runtime.DjlPolicy;
import dev.koan.runtime.bench.BenchPlan;
import dev.koan.runtime.bench.Measurement;
import dev.koan.runtime.bench.MemoryCurve;
import dev.koan.runtime.bench.PolicyBench;
import dev.koan.runtime.bench.ResidentMemory;
import dev.koan.runtime.bench.Soak;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a model. */
@Command(
        name = "bench",
        description = {
            "Measures how fast a model reads, writes and learns, and how much memory that takes.",
            "Tokens per second, mean and standard deviation; the model's files stay as they are."
        },
        footer = {
            "%nExamples:",
            "  koan bench --model koan-ft --threads 1",
            "  koan bench --json --repetitions 10",
            "  koan bench --soak"
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<Integer> BATCHES = List.of(1, 64, 256);

    private final Surroundings surroundings;

    @Mixin private ModelArguments model = new ModelArguments();

    @Mixin private OutputArguments output = new OutputArguments();

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int repetitions = 5;

    @Option(
            names = "--soak",
            description =
                    "Instead: resident memory along 5,000 generations and 2,000 training steps.")
    private boolean soak;

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (repetitions < 1 || repetitions > 1000) {
            throw new CommandFault(
                    "--repetitions must be 1 to 1000, not %d.".formatted(repetitions));
        }
        OpenModel open = model.open(surroundings.models());
        try (Policy policy = open.policy()) {
            if (!(policy instanceof DjlPolicy measured)) {
                throw new CommandFault(
                        "%s does not run in this process, so it cannot be measured here."
                                .formatted(policy.name()));
            }
            head(measured);
            if (soak) {
                soak(measured);
            } else {
                measure(measured);
            }
        }
        return KoanCommandLine.DONE;
    }

    private void head(DjlPolicy policy) {
        long parameters = policy.decoder().layout().size();
        if (output.isJson()) {
            write(
                    JsonLines.event("bench")
                            .put("model", policy.name())
                            .put("parameters", parameters)
                            .put("threads", PolicyBench.threads())
                            .put("repetitions", repetitions)
                            .put("java", Runtime.version().toString())
                            .put("system", system()));
        } else {
            line(
                    "%s, %s parameters, %d thread(s), %d repetitions, Java %s, %s"
                            .formatted(
                                    SafeText.line(policy.name()),
                                    ModelsCommand.amount(parameters),
                                    PolicyBench.threads(),
                                    repetitions,
                                    Runtime.version(),
                                    system()));
        }
    }

    private static String system() {
        return "%s %s, %d processors"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }

    private void measure(DjlPolicy policy) {
        PolicyBench bench = new PolicyBench(policy, BenchPlan.usual(repetitions));
        if (!output.isJson()) {
            line(
                    "%n%-32s %5s %6s %12s %10s  %s"
                            .formatted("", "rows", "tokens", "mean", "deviation", "unit"));
        }
        show(bench.firstToken());
        BATCHES.forEach(rows -> show(bench.prompt(rows)));
        show(bench.stream());
        show(bench.watchedStream());
        BATCHES.stream().filter(rows -> rows > 1).forEach(rows -> show(bench.generation(rows)));
        show(bench.training());
        peak();
    }

    private void show(Measurement measured) {
        if (output.isJson()) {
            ObjectNode node =
                    JsonLines.event("measurement")
                            .put("quantity", measured.quantity().name().toLowerCase(Locale.ROOT))
                            .put("rows", measured.rows())
                            .put("tokens", measured.tokens())
                            .put("unit", measured.quantity().unit())
                            .put("mean", measured.mean())
                            .put("deviation", measured.deviation());
            measured.values().forEach(node.putArray("values")::add);
            measured.processor().forEach(node.putArray("perProcessorSecond")::add);
            write(node);
        } else {
            line(
                    String.format(
                            Locale.ROOT,
                            "%-32s %5d %6d %,12.1f %,10.1f  %s",
                            measured.quantity().title(),
                            measured.rows(),
                            measured.tokens(),
                            measured.mean(),
                            measured.deviation(),
                            measured.quantity().unit()));
        }
    }

    private void peak() {
        ResidentMemory.peak()
                .ifPresent(bytes -> {
                    if (output.isJson()) {
                        write(JsonLines.event("peak").put("bytes", bytes));
                    } else {
                        line("peak memory %d MB".formatted(bytes / 1_000_000));
                    }
                });
    }

    private void soak(DjlPolicy policy) {
        if (ResidentMemory.now().isEmpty()) {
            throw new CommandFault(
                    "This system does not tell how much memory a process has; --soak needs Linux.");
        }
        Soak run = new Soak(policy, this::show);
        show(run.generations(5_000));
        show(run.trainingSteps(2_000));
        peak();
    }

    private void show(MemoryCurve.Point point) {
        if (output.isJson()) {
            write(JsonLines.event("memory").put("done", point.count()).put("bytes", point.bytes()));
        } else {
            line("%,8d  %5d MB".formatted(point.count(), point.bytes() / 1_000_000));
        }
    }

    private void show(MemoryCurve curve) {
        if (output.isJson()) {
            write(
                    JsonLines.event("soak")
                            .put("work", curve.work())
                            .put("done", curve.points().getLast().count())
                            .put("growthPercent", curve.growthPercent()));
        } else {
            line(
                    String.format(
                            Locale.ROOT,
                            "%s: %+.1f %% from number %d to number %d",
                            curve.work(),
                            curve.growthPercent(),
                            curve.warm().count(),
                            curve.points().getLast().count()));
        }
    }

    private void write(ObjectNode node) {
        new JsonLines(surroundings.terminal()).write(node);
    }

    private void line(String text) {
        surroundings.terminal().line(text);
    }
}
