package dev.koan.runtime.checkpoint;

import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a decoder of the Llama family: RMSNorm, rotary positions, grouped-query attention
 * and SwiGLU. Whoever holds one can rely on its ranges.
 *
 * @param family which family it belongs to
 * @param vocabSize entries of the embedding
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width inside the SwiGLU
 * @param layers number of blocks
 * @param heads number of query heads
 * @param kvHeads number of key and value heads; divides the query heads
 * @param headDim width of a head, even
 * @param rmsNormEps what RMSNorm adds to the mean square
 * @param ropeTheta base of the rotary frequencies
 * @param ropeScaling how the rotary frequencies are stretched
 * @param tieWordEmbeddings whether the embedding is the output head too
 * @param attentionBias which projections have a bias
 * @param maxPositionEmbeddings tokens of context
 * @param eosTokenIds ids that end a completion; may be empty
 * @param bosTokenId the id that begins a text, where there is one
 * @param padTokenId the id that fills batches, where there is one
 */
public record ModelConfig(
        Family family,
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        double rmsNormEps,
        double ropeTheta,
        RopeScaling ropeScaling,
        boolean tieWordEmbeddings,
        AttentionBias attentionBias,
        int maxPositionEmbeddings,
        List<Integer> eosTokenIds,
        OptionalInt bosTokenId,
        OptionalInt padTokenId) {
    /**
     * Checks every range. The names in messages are those of config.json.
     *
     * @throws IllegalArgumentException a clause without a full stop
     */
    public ModelConfig {
        eosTokenIds = List.copyOf(eosTokenIds);
        require("vocab_size", vocabSize, 1, 1 << 24);
        require("hidden_size", hiddenSize, 1, 1 << 16);
        require("intermediate_size", intermediateSize, 1, 1 << 20);
        require("num_hidden_layers", layers, 1, 1024);
        require("num_attention_heads", heads, 1, 1024);
        require("num_key_value_heads", kvHeads, 1, 1024);
        require("head_dim", headDim, 2, 1024);
        require("max_position_embeddings", maxPositionEmbeddings, 1, 1 << 24);
        if (heads % kvHeads != 0) {
            throw new IllegalArgumentException(
                    "num_attention_heads is %d, which num_key_value_heads %d does not divide"
                            .formatted(heads, kvHeads));
        }
        if (headDim % 2 != 0) {
            throw new IllegalArgumentException(
                    "head_dim is %d, but must be even for rotary positions".formatted(headDim));
        }
        if (!(rmsNormEps > 0 && rmsNormEps <= 0.1)) {
            throw new IllegalArgumentException(
                    "rms_norm_eps is %s, but must be above 0 and at most 0.1"
                            .formatted(rmsNormEps));
        }
        if (!(ropeTheta >= 1 && ropeTheta <= 1e12)) {
            throw new IllegalArgumentException(
                    "rope_theta is %s, but must be from 1 to 1e12".formatted(ropeTheta));
        }
        for (int id : eosTokenIds) {
            require("eos_token_id", id, 0, vocabSize - 1);
        }
        bosTokenId.ifPresent(id -> require("bos_token_id", id, 0, vocabSize - 1));
        padTokenId.ifPresent(id -> require("pad_token_id", id, 0, vocabSize - 1));
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, but must be from %d to %d".formatted(name, value, least, most));
        }
    }

    /** Query heads that share one key and value head. */
    public int queriesPerKeyValue() {
        return heads / kvHeads;
    }

    /** As config.json, spelled the way transformers 4.51 does. */
    public String toJson(ElementType stored) {
        return ConfigWriter.config(this, stored);
    }
}
