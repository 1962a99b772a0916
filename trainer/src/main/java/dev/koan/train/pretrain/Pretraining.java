package dev.koan.train.pretrain;

import ai.djl.Device;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.PromptTemplate;
import dev.koan.run.MetricSink;
import dev.koan.runtime.decode.BatchedRollouts;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.evaluation.EvaluationFile;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.Evaluator;
import dev.koan.train.evaluation.HeldOutProblems;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.sft.PrefetchedExamples;
import dev.koan.train.sft.SupervisedTraining;
import dev.koan.train.sft.TrainerCheckpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/**
 * Makes a base model from nothing, in a run directory; goes on from its last checkpoint where there
 * is one.
 */
public final class Pretraining {
    private static final int EVALUATED = 240;
    private static final int ROWS = 120;
    private static final int LONGEST_ANSWER = 100;

    private final PretrainingRecipe recipe;
    private final RunDirectory run;
    private final Executor background;
    private final Clock clock;
    private final CountdownSolver solver = new CountdownSolver();

    /**
     * Prepares a run.
     *
     * @param background makes examples while others are learned
     */
    public Pretraining(
            PretrainingRecipe recipe, RunDirectory run, Executor background, Clock clock) {
        this.recipe = recipe;
        this.run = run;
        this.background = background;
        this.clock = clock;
    }

    /** Trains to the end, or until the thread is interrupted. */
    public SupervisedTraining.End train(MetricSink metrics) {
        String json = CountdownVocabulary.tokenizerJson();
        try (JsonTokenizer tokenizer =
                JsonTokenizer.parse(json, Path.of(JsonTokenizer.FILE_NAME))) {
            int endOfText = tokenizer.id(CountdownVocabulary.END_OF_TEXT).orElseThrow();
            try (Decoder decoder = start(tokenizer, endOfText);
                    Learner learner = new Learner(decoder)) {
                run.lastCheckpointStep()
                        .ifPresent(step ->
                                learner.restore(TrainerCheckpoint.readState(run.checkpoint(step))));
                PretrainingExamples examples =
                        new PretrainingExamples(
                                tokenizer,
                                solver,
                                recipe.mix(),
                                CountdownSplit.TRAIN,
                                recipe.seed());
                List<Problem> heldOut =
                        HeldOutProblems.of(CountdownSplit.VALIDATION, EVALUATED, solver);
                return new SupervisedTraining(
                                learner,
                                new PrefetchedExamples(examples, background),
                                recipe.settings(),
                                metrics,
                                step -> evaluate(step, decoder, tokenizer, heldOut),
                                step ->
                                        run.writeCheckpoint(
                                                step,
                                                folder ->
                                                        TrainerCheckpoint.write(
                                                                folder, decoder, json, learner)),
                                clock)
                        .run();
            }
        }
    }

    private Decoder start(JsonTokenizer tokenizer, int endOfText) {
        OptionalLong step = run.lastCheckpointStep();
        if (step.isPresent()) {
            return TrainerCheckpoint.readModel(run.checkpoint(step.getAsLong()), Device.cpu());
        }
        Decoder decoder =
                new Decoder(recipe.model(tokenizer.vocabularySize(), endOfText), Device.cpu());
        new FourierInitialization(decoder, new SplittableRandom(recipe.seed())).fill(tokenizer);
        return decoder;
    }

    private Map<String, Double> evaluate(
            long step, Decoder decoder, JsonTokenizer tokenizer, List<Problem> heldOut) {
        BatchedRollouts rollouts =
                new BatchedRollouts(decoder, Set.copyOf(decoder.config().eosTokenIds()), ROWS);
        EvaluationReport report =
                new Evaluator(rollouts, tokenizer, PromptTemplate.bare(), new CountdownVerifier())
                        .evaluate(heldOut, SamplingOptions.greedy(LONGEST_ANSWER));
        EvaluationFile.write(run.evaluation(step), step, report);
        return EvaluationFile.metrics(report);
    }
}
