package dev.koan.app.model;

import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.Policy;
import dev.koan.generation.TokenStream;
import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.DjlPolicy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Completes requests one after the other: a rollout engine for a policy that has none of its own.
 *
 * @param policy writes the completions
 */
public record StreamedRollouts(Policy policy) implements RolloutEngine {
    /**
     * The quickest engine of a policy.
     *
     * @param rows how many requests a batched engine decodes at a time
     */
    public static RolloutEngine of(Policy policy, int rows) {
        return policy instanceof DjlPolicy djl ? djl.rollouts(rows) : new StreamedRollouts(policy);
    }

    @Override
    public void generate(Iterator<RolloutRequest> requests, Consumer<Completion> finished) {
        while (requests.hasNext() && !Thread.currentThread().isInterrupted()) {
            complete(requests.next()).ifPresent(finished);
        }
    }

    private Optional<Completion> complete(RolloutRequest request) {
        List<GeneratedToken> tokens = new ArrayList<>();
        try (TokenStream stream =
                policy.generate(request.prompt(), request.options().withAlternatives(0))) {
            for (Optional<GeneratedToken> next = stream.next();
                    next.isPresent();
                    next = stream.next()) {
                tokens.add(next.get());
            }
            FinishReason reason = stream.finishReason().orElse(FinishReason.STOPPED);
            return reason == FinishReason.STOPPED
                    ? Optional.empty()
                    : Optional.of(completion(request, tokens, reason));
        }
    }

    private static Completion completion(
            RolloutRequest request, List<GeneratedToken> tokens, FinishReason reason) {
        int[] ids = new int[tokens.size()];
        float[] logProbs = new float[tokens.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = tokens.get(i).id();
            logProbs[i] =
                    tokens.get(i)
                            .probabilities()
                            .map(probabilities -> (float) probabilities.logProb())
                            .orElse(Float.NaN);
        }
        return new Completion(request, ids, logProbs, reason);
    }
}
