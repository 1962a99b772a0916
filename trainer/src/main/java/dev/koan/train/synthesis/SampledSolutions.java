package dev.koan.train.synthesis;

import dev.koan.generation.SamplingOptions;
import dev.koan.generation.Tokenizer;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import dev.koan.train.evaluation.ThoughtLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A generator that asks a base model: all tries at all problems go through one decode loop. The
 * model writes a line for each step and {@code from ...} before each further attempt.
 *
 * <p>Model thread only.
 *
 * @param engine runs the model
 * @param tokenizer the model's
 * @param options how to sample; each request gets a seed of its own, counted up from theirs
 */
public record SampledSolutions(RolloutEngine engine, Tokenizer tokenizer, SamplingOptions options)
        implements SolutionGenerator {
    @Override
    public List<List<Attempt>> generate(List<CountdownProblem> problems, int tries) {
        List<List<Attempt>> byRequest =
                new ArrayList<>(
                        IntStream.range(0, problems.size() * tries)
                                .mapToObj(_ -> List.<Attempt>of())
                                .toList());
        engine.generate(
                IntStream.range(0, byRequest.size())
                        .mapToObj(i -> request(i, problems.get(i / tries)))
                        .iterator(),
                completion -> {
                    int i = Integer.parseInt(completion.request().id());
                    byRequest.set(
                            i,
                            read(problems.get(i / tries), tokenizer.decode(completion.tokens())));
                });
        return IntStream.range(0, problems.size())
                .mapToObj(i ->
                        byRequest.subList(i * tries, (i + 1) * tries).stream()
                                .flatMap(List::stream)
                                .toList())
                .toList();
    }

    private RolloutRequest request(int index, CountdownProblem problem) {
        return new RolloutRequest(
                String.valueOf(index),
                tokenizer.encode(problem.question()),
                options.withSeed(options.seed() + index));
    }

    /**
     * The finished attempts in a text, in order. What is not finished, starts from other numbers or
     * holds a line that is no step is left out.
     */
    static List<Attempt> read(CountdownProblem problem, String text) {
        List<Attempt> attempts = new ArrayList<>();
        List<CountdownStep> open = new ArrayList<>();
        String restart = "from " + problem.numbersText();
        boolean readable = true;
        for (ThoughtLine line : ThoughtLine.of(text)) {
            Optional<CountdownStep> step = CountdownStep.parse(line.text());
            if (step.isEmpty()) {
                readable = line.text().equals(restart);
                open.clear();
            } else if (readable) {
                open.add(step.get());
                if (step.get().isLast()) {
                    attempts.add(new Attempt(open));
                    open.clear();
                    readable = false;
                }
            }
        }
        return attempts;
    }
}
