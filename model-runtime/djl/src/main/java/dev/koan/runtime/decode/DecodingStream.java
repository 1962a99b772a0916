package dev.koan.runtime.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.koan.generation.Alternative;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.TokenProbabilities;
import dev.koan.generation.TokenSource;
import dev.koan.generation.TokenStream;
import dev.koan.generation.Tokenizer;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Draw;
import dev.koan.runtime.model.SamplingFilter;
import dev.koan.runtime.tokenizer.StreamingDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One completion that is pulled token by token. Tokens enter the cache only when the next
 * distribution is wanted, so forcing many tokens with probabilities off costs one call. Model
 * thread only.
 */
public final class DecodingStream implements TokenStream {
    private final Decoder decoder;
    private final Tokenizer tokenizer;
    private final Set<Integer> endOfText;
    private final SamplingOptions options;
    private final KvCache cache;
    private final StreamingDecoder text;

    /** Prompt and completion. */
    private int[] ids;

    private int length;
    private final int promptLength;

    /** Where this stream's own limit of tokens starts to count. */
    private final int start;

    /** How many of the ids the cache holds. */
    private int cached;

    private final ArrayDeque<Integer> forced = new ArrayDeque<>();
    private Optional<FinishReason> finishReason = Optional.empty();

    /** Starts after a prompt of at least one id. */
    public DecodingStream(
            Decoder decoder,
            Tokenizer tokenizer,
            Set<Integer> endOfText,
            int[] prompt,
            SamplingOptions options) {
        this(
                decoder,
                tokenizer,
                endOfText,
                prompt.clone(),
                prompt.length,
                options,
                new KvCache(decoder, prompt.length + Math.min(options.maxTokens(), 256)),
                0);
    }

    private DecodingStream(
            Decoder decoder,
            Tokenizer tokenizer,
            Set<Integer> endOfText,
            int[] ids,
            int promptLength,
            SamplingOptions options,
            KvCache cache,
            int cached) {
        this.decoder = decoder;
        this.tokenizer = tokenizer;
        this.endOfText = endOfText;
        this.ids = ids;
        this.length = ids.length;
        this.promptLength = promptLength;
        this.start = ids.length;
        this.options = options;
        this.cache = cache;
        this.cached = cached;
        this.text = new StreamingDecoder(tokenizer);
        for (int i = promptLength; i < length; i++) {
            text.accept(ids[i]);
        }
    }

    @Override
    public Optional<GeneratedToken> next() {
        if (finishReason.isPresent()) {
            return Optional.empty();
        }
        if (Thread.currentThread().isInterrupted()) {
            finishReason = Optional.of(FinishReason.STOPPED);
            return Optional.empty();
        }
        if (isFull()) {
            finishReason = Optional.of(FinishReason.LENGTH);
            return Optional.empty();
        }
        GeneratedToken token = produce();
        append(token.id());
        if (endOfText.contains(token.id())) {
            finishReason = Optional.of(FinishReason.END_OF_TEXT);
        } else if (isFull()) {
            finishReason = Optional.of(FinishReason.LENGTH);
        }
        return Optional.of(token);
    }

    private boolean isFull() {
        return length - start >= options.maxTokens() || length >= decoder.contextLength();
    }

    private GeneratedToken produce() {
        boolean isForced = !forced.isEmpty();
        if (isForced && options.alternatives().isEmpty()) {
            int id = forced.remove();
            return new GeneratedToken(id, text.accept(id), TokenSource.FORCED, Optional.empty());
        }
        try (NDManager scope = decoder.manager().newSubManager()) {
            Decoder.Drawn drawn = feed(scope, isForced ? Draw.likeliest() : draw());
            int id = isForced ? forced.remove() : drawn.id();
            Optional<TokenProbabilities> probabilities =
                    options.alternatives().isPresent()
                            ? Optional.of(inspect(scope, drawn.logits(), id))
                            : Optional.empty();
            TokenSource source = isForced ? TokenSource.FORCED : TokenSource.SAMPLED;
            return new GeneratedToken(id, text.accept(id), source, probabilities);
        }
    }

    /** Puts all ids that are not there yet into the cache and draws what follows. */
    private Decoder.Drawn feed(NDManager scope, Draw draw) {
        cache.reserve(length);
        long[] fresh = longs(cached, length);
        Decoder.Drawn drawn = decoder.next(scope, fresh, length, cache.tensor(), draw);
        cached = length;
        return drawn;
    }

    private Draw draw() {
        return new Draw(
                SamplingFilter.of(options),
                options.temperature(),
                SamplingNoise.at(options.seed(), length),
                options.repetitionPenalty() == 1 ? new long[0] : longs(0, length));
    }

    private long[] longs(int from, int to) {
        long[] part = new long[to - from];
        for (int i = 0; i < part.length; i++) {
            part[i] = ids[from + i];
        }
        return part;
    }

    private TokenProbabilities inspect(NDManager scope, NDArray logits, int id) {
        double[] found = decoder.inspect(scope, logits, id, options.alternatives().orElse(0));
        int count = (found.length - 2) / 2;
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int other = (int) found[2 + count + i];
            alternatives.add(new Alternative(other, tokenizer.decode(other), found[2 + i]));
        }
        return new TokenProbabilities(found[0], found[1], alternatives);
    }

    private void append(int id) {
        if (length == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(16, 2 * length));
        }
        ids[length++] = id;
    }

    @Override
    public void force(int... next) {
        for (int id : next) {
            if (id < 0 || id >= decoder.config().vocabSize()) {
                throw new IllegalArgumentException(
                        "Token id %d is outside the model's vocabulary of %d; it cannot be forced."
                                .formatted(id, decoder.config().vocabSize()));
            }
        }
        if (finishReason.isEmpty()) {
            for (int id : next) {
                forced.add(id);
            }
        }
    }

    @Override
    public DecodingStream fork(int tokenCount, SamplingOptions forkOptions) {
        if (tokenCount < 0 || promptLength + tokenCount > length) {
            throw new IllegalArgumentException(
                    "A fork after %d tokens is not possible: %d were generated."
                            .formatted(tokenCount, length - promptLength));
        }
        int kept = promptLength + tokenCount;
        // The last id is computed again: the distribution after it is not kept.
        int reused = Math.min(cached, kept - 1);
        return new DecodingStream(
                decoder,
                tokenizer,
                endOfText,
                Arrays.copyOf(ids, kept),
                promptLength,
                forkOptions,
                cache.copy(reused),
                reused);
    }

    @Override
    public Optional<FinishReason> finishReason() {
        return finishReason;
    }

    @Override
    public void close() {
        cache.close();
        if (finishReason.isEmpty()) {
            finishReason = Optional.of(FinishReason.STOPPED);
        }
    }
}
