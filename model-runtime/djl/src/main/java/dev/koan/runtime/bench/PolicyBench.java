package dev.koan.runtime.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.koan.generation.SamplingOptions;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.DjlPolicy;
import dev.koan.runtime.decode.BatchedRollouts;
import dev.koan.runtime.decode.DecodingStream;
import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.TokenBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Measures one checkpoint on random prompts: what reading, writing and learning cost does not
 * depend on what is read. Completions do not end before their last token. Model thread only.
 */
public final class PolicyBench {
    /** Alternatives of each token where they are shown. */
    private static final int ALTERNATIVES = 5;

    private final DjlPolicy policy;
    private final Decoder decoder;
    private final BenchPlan plan;
    private final Repetitions repetitions;
    private final Random random = new Random(1);

    /** A benchmark of a policy, which stays open and unchanged. */
    public PolicyBench(DjlPolicy policy, BenchPlan plan) {
        this.policy = policy;
        decoder = policy.decoder();
        this.plan = plan.within(policy.contextLength());
        repetitions = new Repetitions(plan.repetitions());
    }

    /** Processor threads that one operation is spread over. */
    public static int threads() {
        return JniUtils.getNumThreads();
    }

    /** Reads prompts into a cache. */
    public Measurement prompt(int rows) {
        int tokens = plan.promptTokens();
        long[] ids = longs(rows * tokens);
        long[] places = new long[rows];
        Arrays.setAll(places, place -> place);
        return repetitions.rate(
                Quantity.PROMPT,
                rows,
                tokens,
                () -> {
                    try (NDManager scope = decoder.manager().newSubManager()) {
                        NDArray cache = decoder.newCache(scope, rows, tokens);
                        NDArray prompts = scope.create(ids, new Shape(rows, tokens));
                        decoder.prefill(scope, scope.create(places), prompts, cache);
                    }
                });
    }

    /** Draws tokens for many rows at a time. */
    public Measurement generation(int rows) {
        List<RolloutRequest> requests = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            SamplingOptions options = SamplingOptions.sampling(1, row, plan.generatedTokens());
            requests.add(new RolloutRequest("row " + row, ints(1), options));
        }
        BatchedRollouts rollouts = new BatchedRollouts(decoder, Set.of(), rows);
        return repetitions.rate(
                Quantity.GENERATION,
                rows,
                plan.generatedTokens(),
                () -> rollouts.generate(requests.iterator(), completion -> {}));
    }

    /** Draws tokens one by one, probabilities off. */
    public Measurement stream() {
        return stream(Quantity.GENERATION, SamplingOptions.sampling(1, 1, plan.generatedTokens()));
    }

    /** Draws tokens one by one, each with its probability, entropy and five alternatives. */
    public Measurement watchedStream() {
        SamplingOptions options = SamplingOptions.sampling(1, 1, plan.generatedTokens());
        return stream(Quantity.GENERATION_WATCHED, options.withAlternatives(ALTERNATIVES));
    }

    private Measurement stream(Quantity quantity, SamplingOptions options) {
        int[] prompt = ints(1);
        return repetitions.rate(
                quantity, 1, plan.generatedTokens(), () -> generate(prompt, options));
    }

    private void generate(int[] prompt, SamplingOptions options) {
        try (DecodingStream stream =
                new DecodingStream(decoder, policy.tokenizer(), Set.of(), prompt, options)) {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = stream.next().isPresent();
            }
        }
    }

    /** From a prompt to its first token. */
    public Measurement firstToken() {
        int[] prompt = ints(plan.promptTokens());
        SamplingOptions options = SamplingOptions.sampling(1, 1, 1);
        return repetitions.time(
                Quantity.FIRST_TOKEN, prompt.length, () -> generate(prompt, options));
    }

    /** Forward, backward, clipping and AdamW, at a learning rate of 0. */
    public Measurement training() {
        int rows = plan.trainingRows();
        int tokens = plan.trainingTokens();
        TokenBatch batch = batch(rows, tokens);
        try (Learner learner = new Learner(decoder)) {
            return repetitions.rate(Quantity.TRAINING, rows, tokens, () -> learn(learner, batch));
        }
    }

    static void learn(Learner learner, TokenBatch batch) {
        learner.accumulate(batch);
        learner.clip(1);
        learner.update(AdamW.usual(), 0);
    }

    TokenBatch batch(int rows, int tokens) {
        float[] weights = new float[rows * tokens];
        Arrays.fill(weights, 1f / weights.length);
        long[] ids = longs(rows * tokens + 1);
        return new TokenBatch(
                rows,
                tokens,
                Arrays.copyOf(ids, weights.length),
                Arrays.copyOfRange(ids, 1, ids.length),
                weights);
    }

    private int[] ints(int count) {
        return random.ints(count, 0, decoder.config().vocabSize()).toArray();
    }

    private long[] longs(int count) {
        return random.longs(count, 0, decoder.config().vocabSize()).toArray();
    }
}
