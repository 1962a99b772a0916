package dev.koan.train.sft;

import ai.djl.Device;
import dev.koan.coat.MetaAction;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.Tokenizer;
import dev.koan.problem.Problem;
import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownSplit;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.rollout.PromptTemplate;
import dev.koan.run.MetricSink;
import dev.koan.runtime.decode.BatchedRollouts;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.tokenizer.AddedTokens;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import dev.koan.train.evaluation.EvaluationFile;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.Evaluator;
import dev.koan.train.evaluation.HeldOutProblems;
import dev.koan.train.run.RunDirectory;
import dev.koan.train.run.RunFault;
import dev.koan.train.run.WholeFile;
import dev.koan.train.synthesis.Demonstration;
import dev.koan.train.synthesis.DemonstrationFile;
import dev.koan.train.synthesis.DemonstrationRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Satori's first stage (arXiv 2502.02508, section 4.1): a base model learns the format of
 * Chain-of-Action-Thought from demonstrations. The three meta-action tokens join the vocabulary,
 * and the model learns the completions alone.
 *
 * <p>Everything goes through one run directory; a run that was cut off goes on from its last
 * checkpoint as if it had not been. Model thread only.
 */
public final class FormatTuning {
    private static final int ROWS = 128;
    private static final int VALIDATED = 240;
    private static final int LONGEST_ANSWER = 256;
    private static final String DEMONSTRATIONS = "demonstrations.jsonl";

    private final FormatTuningRecipe recipe;
    private final Path base;
    private final RunDirectory run;
    private final Clock clock;
    private final CountdownSolver solver = new CountdownSolver();

    /**
     * Prepares a run.
     *
     * @param base folder of the base model
     */
    public FormatTuning(FormatTuningRecipe recipe, Path base, RunDirectory run, Clock clock) {
        this.recipe = recipe;
        this.base = base;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Where the demonstrations of the run are; a file that is put there before is used as it is.
     */
    public Path demonstrations() {
        return run.path().resolve(DEMONSTRATIONS);
    }

    /**
     * Makes the demonstrations where there are none yet, then trains to the end or until
     * interrupted.
     */
    public SupervisedTraining.End train(MetricSink metrics) {
        String json = WholeFile.read(base.resolve(JsonTokenizer.FILE_NAME));
        if (!Files.exists(demonstrations())) {
            synthesize(json);
            if (Thread.currentThread().isInterrupted()) {
                return SupervisedTraining.End.STOPPED;
            }
        }
        String grownJson =
                AddedTokens.add(
                        json, Arrays.stream(MetaAction.values()).map(MetaAction::token).toList());
        try (JsonTokenizer tokenizer =
                        JsonTokenizer.parse(grownJson, base.resolve(JsonTokenizer.FILE_NAME));
                Decoder decoder = start(tokenizer);
                Learner learner = new Learner(decoder)) {
            resumed()
                    .ifPresent(step ->
                            learner.restore(TrainerCheckpoint.readState(run.checkpoint(step))));
            ShuffledExamples examples =
                    new ShuffledExamples(
                            examples(tokenizer),
                            recipe.batch(),
                            recipe.microBatches(),
                            recipe.seed());
            List<Problem> validation =
                    HeldOutProblems.of(CountdownSplit.VALIDATION, VALIDATED, solver);
            return new SupervisedTraining(
                            learner,
                            examples,
                            recipe.settings(examples.stepsPerEpoch()),
                            metrics,
                            step -> evaluate(step, decoder, tokenizer, validation),
                            step -> save(step, decoder, grownJson, learner),
                            clock)
                    .run();
        }
    }

    private OptionalLong resumed() {
        return run.lastCheckpointStep();
    }

    private void synthesize(String json) {
        DemonstrationRequest request =
                new DemonstrationRequest(
                        recipe.problems(),
                        recipe.perProblem(),
                        recipe.tries(),
                        recipe.temperature(),
                        recipe.mixture(),
                        recipe.seed());
        try (Decoder decoder = TrainerCheckpoint.readModel(base, Device.cpu());
                JsonTokenizer tokenizer =
                        JsonTokenizer.parse(json, base.resolve(JsonTokenizer.FILE_NAME))) {
            List<Demonstration> made = request.from(rollouts(decoder), tokenizer, solver);
            // An interrupted generator returns less than was asked for.
            if (!Thread.currentThread().isInterrupted()) {
                DemonstrationFile.write(demonstrations(), made);
            }
        }
    }

    private Decoder start(JsonTokenizer tokenizer) {
        OptionalLong step = resumed();
        if (step.isPresent()) {
            return TrainerCheckpoint.readModel(run.checkpoint(step.getAsLong()), Device.cpu());
        }
        try (Decoder decoder = TrainerCheckpoint.readModel(base, Device.cpu())) {
            if (decoder.config().vocabSize() >= tokenizer.vocabularySize()) {
                throw new RunFault(
                        "%s already knows the meta-actions; tune its base model instead."
                                .formatted(base));
            }
            int separator =
                    tokenizer
                            .id("\n")
                            .orElseThrow(() ->
                                    new RunFault(
                                            "The tokenizer of %s has no token for a line break; format tuning copies the meta-actions from it."
                                                    .formatted(base)));
            return VocabularyGrowth.grow(
                    decoder,
                    tokenizer.vocabularySize(),
                    separator,
                    new SplittableRandom(recipe.seed()));
        }
    }

    private List<TrainingExample> examples(Tokenizer tokenizer) {
        List<TrainingExample> examples =
                DemonstrationFile.read(demonstrations()).stream()
                        .map(demonstration -> example(tokenizer, demonstration))
                        .toList();
        if (examples.isEmpty()) {
            throw new RunFault(
                    "%s holds no demonstrations; make some with 'koan data synthesize'."
                            .formatted(demonstrations()));
        }
        return examples;
    }

    private static TrainingExample example(Tokenizer tokenizer, Demonstration demonstration) {
        return new TrainingExample.Builder(tokenizer)
                .add(demonstration.prompt(), 0)
                .add(demonstration.completion(), 1)
                .build();
    }

    private Map<String, Double> evaluate(
            long step, Decoder decoder, JsonTokenizer tokenizer, List<Problem> problems) {
        EvaluationReport report = evaluate(rollouts(decoder), tokenizer, problems);
        EvaluationFile.write(run.evaluation(step), step, report);
        return EvaluationFile.metrics(report);
    }

    /**
     * What the last checkpoint is worth on the problems that no training looked at; also written to
     * {@code eval/test.json}.
     */
    public EvaluationReport report() {
        long step = run.lastCheckpointStep().orElseThrow();
        Path folder = run.checkpoint(step);
        try (Decoder decoder = TrainerCheckpoint.readModel(folder, Device.cpu());
                JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            List<Problem> problems =
                    HeldOutProblems.of(CountdownSplit.TEST, HeldOutProblems.REPORTED, solver);
            EvaluationReport report = evaluate(rollouts(decoder), tokenizer, problems);
            EvaluationFile.write(run.path().resolve("eval").resolve("test.json"), step, report);
            return report;
        }
    }

    private static EvaluationReport evaluate(
            BatchedRollouts rollouts, Tokenizer tokenizer, List<Problem> problems) {
        return new Evaluator(rollouts, tokenizer, PromptTemplate.bare(), new CountdownVerifier())
                .evaluate(problems, SamplingOptions.greedy(LONGEST_ANSWER));
    }

    private static BatchedRollouts rollouts(Decoder decoder) {
        return new BatchedRollouts(decoder, Set.copyOf(decoder.config().eosTokenIds()), ROWS);
    }

    private void save(long step, Decoder decoder, String json, Learner learner) {
        run.writeCheckpoint(
                step, folder -> TrainerCheckpoint.write(folder, decoder, json, learner));
    }
}
