package dev.koan.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One completion of a {@link ScriptedPolicy}. Not thread-safe. */
final class ScriptedStream implements TokenStream {
    private final ScriptedPolicy policy;
    private final int[] script;
    private final SamplingOptions options;
    private final ScriptedProbabilities probabilities;
    private final List<Integer> written = new ArrayList<>();
    private final Deque<Integer> forced = new ArrayDeque<>();
    private final int start;
    private Optional<FinishReason> finishReason = Optional.empty();

    ScriptedStream(ScriptedPolicy policy, int[] script, SamplingOptions options) {
        this(policy, script, options, List.of());
    }

    private ScriptedStream(
            ScriptedPolicy policy, int[] script, SamplingOptions options, List<Integer> prefix) {
        this.policy = policy;
        this.script = script;
        this.options = options;
        this.probabilities = new ScriptedProbabilities(policy.tokenizer());
        this.written.addAll(prefix);
        this.start = prefix.size();
    }

    @Override
    public Optional<GeneratedToken> next() {
        if (finishReason.isEmpty() && Thread.currentThread().isInterrupted()) {
            finishReason = Optional.of(FinishReason.STOPPED);
        }
        if (finishReason.isPresent()) {
            return Optional.empty();
        }
        policy.announceToken();
        int scripted =
                written.size() < script.length ? script[written.size()] : policy.endOfTextId();
        Integer chosen = forced.poll();
        int id = chosen == null ? scripted : chosen;
        written.add(id);
        if (id == policy.endOfTextId()) {
            finishReason = Optional.of(FinishReason.END_OF_TEXT);
        } else if (written.size() - start >= options.maxTokens()) {
            finishReason = Optional.of(FinishReason.LENGTH);
        }
        return Optional.of(
                token(id, scripted, chosen == null ? TokenSource.SAMPLED : TokenSource.FORCED));
    }

    private GeneratedToken token(int id, int scripted, TokenSource source) {
        Optional<TokenProbabilities> known =
                options.alternatives().isPresent()
                        ? Optional.of(
                                probabilities.of(id, scripted, options.alternatives().getAsInt()))
                        : Optional.empty();
        return new GeneratedToken(id, policy.tokenizer().decode(id), source, known);
    }

    @Override
    public void force(int... ids) {
        if (finishReason.isEmpty()) {
            for (int id : ids) {
                forced.add(id);
            }
        }
    }

    @Override
    public TokenStream fork(int tokenCount, SamplingOptions forkOptions) {
        if (tokenCount < 0 || tokenCount > written.size()) {
            throw new IllegalArgumentException(
                    "Cannot branch after %d tokens: there are %d."
                            .formatted(tokenCount, written.size()));
        }
        return new ScriptedStream(
                policy, policy.script(forkOptions), forkOptions, written.subList(0, tokenCount));
    }

    @Override
    public Optional<FinishReason> finishReason() {
        return finishReason;
    }

    @Override
    public void close() {
        if (finishReason.isEmpty()) {
            finishReason = Optional.of(FinishReason.STOPPED);
        }
    }
}
