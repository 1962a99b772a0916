package dev.koan.app.cli;

import dev.koan.generation.SamplingOptions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How the next token is drawn, as a person asks for it. */
final class SamplingArguments {
    @Option(
            names = "--greedy",
            description = "Always take the likeliest token (this is the default).")
    private boolean greedy;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = Option.NULL_VALUE,
            description = "Draw tokens; 1 is the model's own distribution, less is sharper.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = Option.NULL_VALUE,
            description = "Keep the likeliest tokens up to this probability.")
    private Optional<Double> topP = Optional.empty();

    @Option(
            names = "--top-k",
            paramLabel = "K",
            defaultValue = Option.NULL_VALUE,
            description = "Keep so many of the likeliest tokens.")
    private Optional<Integer> topK = Optional.empty();

    @Option(
            names = "--min-p",
            paramLabel = "P",
            defaultValue = Option.NULL_VALUE,
            description = "Drop tokens below this share of the likeliest one.")
    private Optional<Double> minP = Optional.empty();

    @Option(
            names = "--repetition-penalty",
            paramLabel = "R",
            defaultValue = "1",
            description = "Make tokens that were there before less likely; 1 changes nothing.")
    private double repetitionPenalty = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The same seed gives the same tokens (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "256",
            description = "Stop after so many tokens (default: ${DEFAULT-VALUE}).")
    private int maxTokens = 256;

    /** Whether tokens are drawn. */
    boolean isSampling() {
        return temperature.orElse(0.0) > 0;
    }

    /**
     * The options.
     *
     * @param alternatives how many alternatives are reported with each token, if any
     * @throws CommandFault when they contradict each other or lie outside their range
     */
    SamplingOptions options(OptionalInt alternatives) {
        if (greedy && isSampling()) {
            throw new CommandFault(
                    "--greedy and --temperature %s exclude each other; leave one of them out."
                            .formatted(temperature.orElseThrow()));
        }
        if (!isSampling() && Stream.of(topP, topK, minP).anyMatch(Optional::isPresent)) {
            throw new CommandFault(
                    "--top-p, --top-k and --min-p change nothing when the likeliest token is always taken; add --temperature 1.");
        }
        try {
            return new SamplingOptions(
                    temperature.orElse(0.0),
                    topK.orElse(0),
                    topP.orElse(1.0),
                    minP.orElse(0.0),
                    repetitionPenalty,
                    seed,
                    maxTokens,
                    alternatives);
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }
}
