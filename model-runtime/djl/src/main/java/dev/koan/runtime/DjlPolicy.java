package dev.koan.runtime;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import dev.koan.generation.Policy;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.TokenStream;
import dev.koan.generation.Tokenizer;
import dev.koan.rollout.RolloutEngine;
import dev.koan.runtime.checkpoint.Checkpoint;
import dev.koan.runtime.decode.BatchedRollouts;
import dev.koan.runtime.decode.DecodingStream;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.tokenizer.JsonTokenizer;
import java.nio.file.Path;
import java.util.Set;

/** A Hugging Face checkpoint folder as a policy, on DJL's PyTorch. Model thread only. */
public final class DjlPolicy implements Policy {
    private final String name;
    private final Decoder decoder;
    private final JsonTokenizer tokenizer;

    private DjlPolicy(String name, Decoder decoder, JsonTokenizer tokenizer) {
        this.name = name;
        this.decoder = decoder;
        this.tokenizer = tokenizer;
    }

    /**
     * Opens a folder with config.json, safetensors and tokenizer.json.
     *
     * @param device where parameters and computation live
     */
    public static DjlPolicy open(Path folder, Device device) {
        // The engine loads the library that the next call needs.
        Engine.getEngine("PyTorch");
        JniUtils.setGradMode(false);
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            JsonTokenizer tokenizer = JsonTokenizer.open(folder);
            try {
                Decoder decoder = Decoder.load(checkpoint, device);
                return new DjlPolicy(folder.getFileName().toString(), decoder, tokenizer);
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        }
    }

    /** Opens a folder on the processor. */
    public static DjlPolicy open(Path folder) {
        return open(folder, Device.cpu());
    }

    /** A decoder that is already in memory. The policy owns both from here on. */
    public static DjlPolicy of(String name, Decoder decoder, JsonTokenizer tokenizer) {
        return new DjlPolicy(name, decoder, tokenizer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public int contextLength() {
        return decoder.contextLength();
    }

    /** The decoder, for training. */
    public Decoder decoder() {
        return decoder;
    }

    /** Ids that end a completion. */
    @Override
    public Set<Integer> endOfText() {
        return Set.copyOf(decoder.config().eosTokenIds());
    }

    @Override
    public TokenStream generate(int[] prompt, SamplingOptions options) {
        if (prompt.length == 0 || prompt.length >= contextLength()) {
            throw new IllegalArgumentException(
                    "The prompt has %d tokens; %s takes 1 to %d."
                            .formatted(prompt.length, name, contextLength() - 1));
        }
        for (int id : prompt) {
            if (id < 0 || id >= decoder.config().vocabSize()) {
                throw new IllegalArgumentException(
                        "The prompt holds token id %d, which is outside the vocabulary of %s (%d ids)."
                                .formatted(id, name, decoder.config().vocabSize()));
            }
        }
        return new DecodingStream(decoder, tokenizer, endOfText(), prompt, options);
    }

    /** Decodes many prompts at a time. */
    public RolloutEngine rollouts(int rows) {
        return new BatchedRollouts(decoder, endOfText(), rows);
    }

    @Override
    public void close() {
        decoder.close();
        tokenizer.close();
    }
}
