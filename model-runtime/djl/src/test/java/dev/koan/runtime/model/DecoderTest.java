package dev.koan.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.ParameterShape;
import dev.koan.runtime.checkpoint.RopeScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder against the same model in plain loops. */
class DecoderTest {
    private static final RopeScaling LLAMA3 = new RopeScaling.Llama3(8, 1, 4, 32);

    static Stream<TinyModel> variants() {
        return Stream.of(
                TinyModel.of(4, AttentionBias.NONE, new RopeScaling.None(), 64),
                TinyModel.of(2, AttentionBias.QUERY_KEY_VALUE, new RopeScaling.Linear(4), 64),
                TinyModel.of(1, AttentionBias.NONE, LLAMA3, 64),
                TinyModel.of(2, AttentionBias.ALL, LLAMA3, 64));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void wholeSequencesGiveTheReferenceLogits(TinyModel model) {
        long[] ids = new Random(1).longs(40, 0, 221).toArray();
        double[][] expected = new ReferenceDecoder(model).logits(ids);
        try (Decoder decoder = model.decoder();
                NDManager scope = decoder.manager().newSubManager()) {
            float[] logits =
                    decoder.logits(scope, scope.create(ids, new Shape(1, 40))).toFloatArray();
            for (int t = 0; t < 40; t++) {
                requireClose(logits, t, expected[t]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void rowsAtDifferentPlacesInOneCacheGiveTheReferenceLogits(TinyModel model) {
        long[] ids = new Random(2).longs(40, 0, 221).toArray();
        ReferenceDecoder reference = new ReferenceDecoder(model);
        try (Decoder decoder = model.decoder();
                NDManager scope = decoder.manager().newSubManager()) {
            NDArray cache = decoder.newCache(scope, 3, 48);
            long[] prompts = new long[2 * 20];
            System.arraycopy(ids, 0, prompts, 0, 20);
            System.arraycopy(ids, 20, prompts, 20, 7);
            decoder.prefill(
                    scope,
                    scope.create(new long[] {2, 0}),
                    scope.create(prompts, new Shape(2, 20)),
                    cache);
            float[] logits =
                    decoder.step(
                                    scope,
                                    scope.create(
                                            new long[] {ids[27], ids[39], ids[30]},
                                            new Shape(3, 1)),
                                    scope.create(new long[] {7, 0, 20}),
                                    21,
                                    cache)
                            .toFloatArray();
            requireClose(logits, 0, last(reference.logits(slice(ids, 20, 28))));
            requireClose(logits, 1, last(reference.logits(ids[39])));
            long[] longest = slice(ids, 0, 21);
            longest[20] = ids[30];
            requireClose(logits, 2, last(reference.logits(longest)));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void partsOfASequenceOneAfterTheOtherGiveTheReferenceLogits(TinyModel model) {
        long[] ids = new Random(3).longs(30, 0, 221).toArray();
        double[][] expected = new ReferenceDecoder(model).logits(ids);
        try (Decoder decoder = model.decoder();
                NDManager scope = decoder.manager().newSubManager()) {
            NDArray cache = decoder.newCache(scope, 1, 64);
            int[] ends = {1, 2, 9, 10, 30};
            int from = 0;
            for (int end : ends) {
                float[] logits =
                        decoder.step(
                                        scope,
                                        scope.create(
                                                slice(ids, from, end), new Shape(1, end - from)),
                                        scope.create(new long[] {from}),
                                        end,
                                        cache)
                                .toFloatArray();
                requireClose(logits, 0, expected[end - 1]);
                from = end;
            }
        }
    }

    @Test
    void parametersReadBackAsTheyWereWritten() {
        TinyModel model = TinyModel.of(2, AttentionBias.ALL, new RopeScaling.None(), 64);
        try (Decoder decoder = model.decoder()) {
            assertThatThrownBy(() -> decoder.layout().slot("lm_heat.weight"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lm_heat.weight");
            long total = 0;
            for (ParameterShape parameter : ParameterShape.all(model.config())) {
                ParameterLayout.Slot slot = decoder.layout().slot(parameter.name());
                assertThat(slot.shape()).isEqualTo(parameter.shape());
                assertThat(decoder.read(slot.offset(), slot.size()))
                        .isEqualTo(model.weight(parameter.name()));
                total += slot.size();
            }
            assertThat(decoder.layout().size()).isEqualTo(total);
        }
    }

    @Test
    void parametersAreListedInTheOrderOfTheModel() {
        TinyModel model = TinyModel.usual();
        List<String> names = new ArrayList<>(new ParameterLayout(model.config()).slots().keySet());
        assertThat(names.getFirst()).isEqualTo("model.embed_tokens.weight");
        assertThat(names.get(2)).isEqualTo("model.layers.0.self_attn.q_proj.weight");
        assertThat(names.getLast()).isEqualTo("model.norm.weight");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyPlaceholderOfTheSourceIsFilledIn(TinyModel model) {
        String filled = new ParameterLayout(model.config()).fillIn(Decoder.source());
        assertThat(Decoder.source()).contains("@layers@");
        assertThat(Pattern.compile("@\\w*@").matcher(filled).find()).isFalse();
        assertThat(filled).contains("0.0000010");
    }

    private static void requireClose(float[] logits, int row, double[] expected) {
        for (int v = 0; v < expected.length; v++) {
            assertThat((double) logits[row * expected.length + v])
                    .isCloseTo(expected[v], within(1e-4));
        }
    }

    private static double[] last(double[][] logits) {
        return logits[logits.length - 1];
    }

    private static long[] slice(long[] ids, int from, int to) {
        return java.util.Arrays.copyOfRange(ids, from, to);
    }
}
