package dev.koan.train.evaluation;

import dev.koan.generation.SamplingOptions;
import dev.koan.generation.Tokenizer;
import dev.koan.problem.Problem;
import dev.koan.problem.Verifier;
import dev.koan.rollout.PromptTemplate;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Asks a model every problem of a set and judges its answers.
 *
 * <p>Model thread only.
 *
 * @param engine runs the model
 * @param tokenizer the model's
 * @param prompt how a problem is asked
 * @param verifier of the problems
 */
public record Evaluator(
        RolloutEngine engine, Tokenizer tokenizer, PromptTemplate prompt, Verifier verifier) {
    /**
     * One answer for each problem. Problem {@code i} is sampled with the options' seed plus {@code
     * i}, so that its answer does not depend on the others. An interrupted evaluation reports what
     * it has.
     */
    public EvaluationReport evaluate(List<Problem> problems, SamplingOptions options) {
        return evaluate(problems, options, _ -> {});
    }

    /**
     * The same, telling each answer as soon as it is there, in the order of ending.
     *
     * @param answered is told, on this thread
     */
    public EvaluationReport evaluate(
            List<Problem> problems, SamplingOptions options, Consumer<EvaluatedAnswer> answered) {
        AnswerReader reader = new AnswerReader(tokenizer, verifier);
        List<Optional<EvaluatedAnswer>> answers =
                new ArrayList<>(
                        problems.stream().map(_ -> Optional.<EvaluatedAnswer>empty()).toList());
        engine.generate(
                IntStream.range(0, problems.size())
                        .mapToObj(i -> request(i, problems.get(i), options))
                        .iterator(),
                completion -> {
                    int i = Integer.parseInt(completion.request().id());
                    EvaluatedAnswer answer = reader.read(problems.get(i), completion);
                    answers.set(i, Optional.of(answer));
                    answered.accept(answer);
                });
        List<EvaluatedAnswer> finished = answers.stream().flatMap(Optional::stream).toList();
        return new EvaluationReport(finished, problems.size() - finished.size());
    }

    private RolloutRequest request(int index, Problem problem, SamplingOptions options) {
        return new RolloutRequest(
                String.valueOf(index),
                tokenizer.encode(prompt.render(problem)),
                options.withSeed(options.seed() + index));
    }
}
