package dev.koan.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.koan.generation.Alternative;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.TokenProbabilities;
import dev.koan.generation.TokenSource;
import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.model.Decoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stream at a time: forks, forcing, limits, and a cache that grows. */
class DecodingStreamTest {
    private static final int[] PROMPT = {2, 10, 7, 1, 3};

    private Decoder decoder;

    @BeforeEach
    void openDecoder() {
        decoder = TinyModel.usual().decoder();
    }

    @AfterEach
    void closeDecoder() {
        decoder.close();
    }

    private DecodingStream start(int[] prompt, SamplingOptions options) {
        return start(decoder, prompt, options);
    }

    private static DecodingStream start(Decoder decoder, int[] prompt, SamplingOptions options) {
        return new DecodingStream(decoder, new NumberTokenizer(221), Set.of(), prompt, options);
    }

    private static List<GeneratedToken> all(DecodingStream stream) {
        List<GeneratedToken> tokens = new ArrayList<>();
        Optional<GeneratedToken> token = stream.next();
        while (token.isPresent()) {
            tokens.add(token.get());
            token = stream.next();
        }
        return tokens;
    }

    private static int[] ids(List<GeneratedToken> tokens) {
        return tokens.stream().mapToInt(GeneratedToken::id).toArray();
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void aForkThinksWhatAColdRunOverTheSameTokensThinks() {
        SamplingOptions options = SamplingOptions.sampling(1, 3, 40).withAlternatives(221);
        try (DecodingStream stream = start(PROMPT, options)) {
            int[] tokens = ids(all(stream));
            int[] kept = joined(PROMPT, Arrays.copyOf(tokens, 17));
            SamplingOptions other = options.withSeed(99).withMaxTokens(20);
            try (DecodingStream fork = stream.fork(17, other);
                    DecodingStream cold = start(kept, other)) {
                List<GeneratedToken> forked = all(fork);
                List<GeneratedToken> fresh = all(cold);
                assertThat(ids(forked)).isEqualTo(ids(fresh)).hasSize(20);
                for (int i = 0; i < forked.size(); i++) {
                    requireSame(known(forked.get(i)), known(fresh.get(i)));
                }
            }
        }
    }

    private static TokenProbabilities known(GeneratedToken token) {
        return token.probabilities().orElseThrow();
    }

    private static void requireSame(TokenProbabilities one, TokenProbabilities other) {
        assertThat(one.logProb()).isCloseTo(other.logProb(), within(1e-4));
        assertThat(one.entropy()).isCloseTo(other.entropy(), within(1e-4));
        double[] expected = byId(other);
        double[] found = byId(one);
        assertThat(found).containsExactly(expected, within(1e-4));
    }

    private static double[] byId(TokenProbabilities known) {
        double[] logs = new double[221];
        for (Alternative alternative : known.alternatives()) {
            logs[alternative.id()] = alternative.logProb();
        }
        return logs;
    }

    @Test
    void aForkOfAForkOfAnEndedStreamGoesOnFromWhereItWasCut() {
        try (DecodingStream stream = start(PROMPT, SamplingOptions.greedy(30))) {
            int[] tokens = ids(all(stream));
            try (DecodingStream fork = stream.fork(20, SamplingOptions.greedy(5));
                    DecodingStream second = fork.fork(10, SamplingOptions.greedy(20))) {
                assertThat(ids(all(second))).isEqualTo(Arrays.copyOfRange(tokens, 10, 30));
                assertThat(ids(all(fork))).isEqualTo(Arrays.copyOfRange(tokens, 20, 25));
            }
        }
    }

    @Test
    void forcedTokensLeadToTheSameThoughtsWithProbabilitiesOnAndOff() {
        SamplingOptions off = SamplingOptions.greedy(20);
        int[] forced = {50, 60, 70, 80, 90, 100};
        try (DecodingStream plain = start(PROMPT, off);
                DecodingStream watched = start(PROMPT, off.withAlternatives(3));
                DecodingStream cold = start(joined(PROMPT, forced), SamplingOptions.greedy(14))) {
            plain.force(forced);
            watched.force(forced);
            List<GeneratedToken> unwatched = all(plain);
            List<GeneratedToken> seen = all(watched);
            assertThat(ids(unwatched)).isEqualTo(ids(seen));
            assertThat(ids(unwatched.subList(0, 6))).isEqualTo(forced);
            assertThat(ids(unwatched.subList(6, 20))).isEqualTo(ids(all(cold)));
            assertThat(unwatched.subList(0, 6))
                    .allMatch(token -> token.source() == TokenSource.FORCED);
            assertThat(seen.subList(0, 6)).allMatch(token -> known(token).logProb() < 0);
        }
    }

    @Test
    void forcedTokensHaveTheLogProbabilityThatTheModelGivesThem() {
        SamplingOptions options = SamplingOptions.greedy(3).withAlternatives(221);
        try (DecodingStream stream = start(PROMPT, options)) {
            stream.force(50, 60);
            for (GeneratedToken token : all(stream).subList(0, 2)) {
                assertThat(known(token).logProb())
                        .isCloseTo(byId(known(token))[token.id()], within(1e-9));
            }
        }
    }

    @Test
    void aForcedEndOfTextEndsTheCompletion() {
        try (DecodingStream stream =
                new DecodingStream(
                        decoder,
                        new NumberTokenizer(221),
                        Set.of(220),
                        PROMPT,
                        SamplingOptions.greedy(20))) {
            stream.force(8, 220, 9);
            assertThat(ids(all(stream))).containsExactly(8, 220);
            assertThat(stream.finishReason()).contains(FinishReason.END_OF_TEXT);
        }
    }

    @Test
    void probabilitiesOfAllTokensAddUpToOneAndGiveTheEntropy() {
        SamplingOptions options = SamplingOptions.sampling(0.7, 1, 5).withAlternatives(1000);
        try (DecodingStream stream = start(PROMPT, options)) {
            for (GeneratedToken token : all(stream)) {
                double sum = 0;
                double entropy = 0;
                for (Alternative alternative : known(token).alternatives()) {
                    double p = Math.exp(alternative.logProb());
                    sum += p;
                    entropy -= p * alternative.logProb();
                }
                assertThat(sum).isCloseTo(1, within(1e-6));
                assertThat(known(token).entropy()).isCloseTo(entropy, within(1e-6));
            }
        }
    }

    @Test
    void greedyTokensAreTheLikeliestOfAPassWithoutACacheAcrossAllGrowthOfTheCache() {
        int count = 330;
        try (DecodingStream stream = start(PROMPT, SamplingOptions.greedy(count));
                NDManager scope = decoder.manager().newSubManager()) {
            int[] tokens = ids(all(stream));
            assertThat(tokens).hasSize(count);
            long[] whole = Arrays.stream(joined(PROMPT, tokens)).asLongStream().toArray();
            long[] likeliest =
                    decoder.logits(scope, scope.create(whole, new Shape(1, whole.length)))
                            .argMax(2)
                            .toLongArray();
            for (int t = 0; t < count; t++) {
                assertThat((long) tokens[t])
                        .as("token %d", t)
                        .isEqualTo(likeliest[PROMPT.length - 1 + t]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127, 128, 129, 255, 256, 257, 300})
    void promptsAroundTheSizesOfTheCacheGoOnAsTheyShould(int length) {
        int[] prompt = new java.util.Random(length).ints(length, 0, 221).toArray();
        SamplingOptions options = SamplingOptions.greedy(6);
        try (DecodingStream stream = start(prompt, options);
                DecodingStream fed = start(Arrays.copyOf(prompt, 3), options.withMaxTokens(512))) {
            fed.force(Arrays.copyOfRange(prompt, 3, length));
            for (int i = 3; i < length; i++) {
                fed.next();
            }
            int[] expected = ids(all(stream));
            for (int id : expected) {
                assertThat(fed.next().map(GeneratedToken::id)).contains(id);
            }
        }
    }

    @Test
    void theContextIsFilledToItsLastTokenAndNoFurther() {
        TinyModel model = TinyModel.of(2, AttentionBias.NONE, new RopeScaling.None(), 24);
        try (Decoder small = model.decoder();
                DecodingStream stream = start(small, PROMPT, SamplingOptions.greedy(100))) {
            assertThat(all(stream)).hasSize(24 - PROMPT.length);
            assertThat(stream.finishReason()).contains(FinishReason.LENGTH);
            try (DecodingStream fork = stream.fork(15, SamplingOptions.greedy(100))) {
                assertThat(all(fork)).hasSize(4);
                assertThat(fork.finishReason()).contains(FinishReason.LENGTH);
            }
        }
    }

    @Test
    void aSeedDrawsOtherTokensThanAnother() {
        try (DecodingStream one = start(PROMPT, SamplingOptions.sampling(1, 1, 20));
                DecodingStream other = start(PROMPT, SamplingOptions.sampling(1, 2, 20))) {
            assertThat(ids(all(one))).isNotEqualTo(ids(all(other)));
        }
    }

    @Test
    void draggingTemperatureDownGivesTheGreedyTokens() {
        try (DecodingStream cold = start(PROMPT, SamplingOptions.sampling(1e-4, 1, 20));
                DecodingStream greedy = start(PROMPT, SamplingOptions.greedy(20))) {
            assertThat(ids(all(cold))).isEqualTo(ids(all(greedy)));
        }
    }

    @Test
    void drawsEachTokenAboutAsOftenAsItsProbabilitySays() {
        SamplingOptions options = SamplingOptions.sampling(1, 0, 1).withAlternatives(3);
        int trials = 600;
        int hits = 0;
        double p = 0;
        try (DecodingStream stream = start(PROMPT, options)) {
            for (int seed = 0; seed < trials; seed++) {
                try (DecodingStream fork = stream.fork(0, options.withSeed(seed))) {
                    GeneratedToken token = fork.next().orElseThrow();
                    Alternative likeliest = known(token).alternatives().getFirst();
                    p = Math.exp(likeliest.logProb());
                    hits += token.id() == likeliest.id() ? 1 : 0;
                }
            }
        }
        double spread = Math.sqrt(p * (1 - p) / trials);
        assertThat(hits / (double) trials).isCloseTo(p, within(4 * spread));
    }

    @Test
    void repetitionPenaltyKeepsAGreedyStreamFromRepeatingItself() {
        SamplingOptions options = new SamplingOptions(0, 0, 1, 0, 100, 0, 60, OptionalInt.empty());
        try (DecodingStream stream = start(PROMPT, options)) {
            assertThat(ids(all(stream))).doesNotHaveDuplicates().doesNotContain(PROMPT);
        }
    }

    @Test
    void aForkOfMoreTokensThanThereAreIsRejectedWithBothNumbers() {
        try (DecodingStream stream = start(PROMPT, SamplingOptions.greedy(4))) {
            stream.next();
            assertThatThrownBy(() -> stream.fork(2, SamplingOptions.greedy(1)))
                    .hasMessage("A fork after 2 tokens is not possible: 1 were generated.");
        }
    }
}
