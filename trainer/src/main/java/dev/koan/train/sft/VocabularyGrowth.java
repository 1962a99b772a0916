package dev.koan.train.sft;

import ai.djl.Device;
import dev.koan.runtime.checkpoint.ModelConfig;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.ParameterLayout;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Gives a model room for new tokens. Their rows in the embedding and in the head begin as the row
 * of a token that plays their part already, plus a little noise, so that the model keeps what it
 * knows about where steps begin.
 */
final class VocabularyGrowth {
    private static final double NOISE = 0.02;
    private static final List<String> TABLES =
            List.of("model.embed_tokens.weight", "lm_head.weight");

    private VocabularyGrowth() {}

    /**
     * A copy of a decoder with more rows.
     *
     * @param vocabulary new number of rows
     * @param pattern id whose row the new ones copy
     */
    static Decoder grow(Decoder decoder, int vocabulary, int pattern, RandomGenerator random) {
        Decoder grown = new Decoder(withVocabulary(decoder.config(), vocabulary), Device.cpu());
        Map<String, ParameterLayout.Slot> places = grown.layout().slots();
        for (Map.Entry<String, ParameterLayout.Slot> entry : decoder.layout().slots().entrySet()) {
            ParameterLayout.Slot from = entry.getValue();
            ParameterLayout.Slot to = places.getOrDefault(entry.getKey(), from);
            float[] values = decoder.read(from.offset(), from.size());
            grown.write(to.offset(), values);
            if (TABLES.contains(entry.getKey())) {
                int width = Math.toIntExact(from.shape().getLast());
                float[] rows = new float[Math.toIntExact(to.size() - from.size())];
                for (int i = 0; i < rows.length; i++) {
                    float copied = values[pattern * width + i % width];
                    rows[i] = (float) (copied + NOISE * random.nextGaussian());
                }
                grown.write(to.offset() + from.size(), rows);
            }
        }
        return grown;
    }

    private static ModelConfig withVocabulary(ModelConfig config, int vocabulary) {
        return new ModelConfig(
                config.family(),
                vocabulary,
                config.hiddenSize(),
                config.intermediateSize(),
                config.layers(),
                config.heads(),
                config.kvHeads(),
                config.headDim(),
                config.rmsNormEps(),
                config.ropeTheta(),
                config.ropeScaling(),
                config.tieWordEmbeddings(),
                config.attentionBias(),
                config.maxPositionEmbeddings(),
                config.eosTokenIds(),
                config.bosTokenId(),
                config.padTokenId());
    }
}
