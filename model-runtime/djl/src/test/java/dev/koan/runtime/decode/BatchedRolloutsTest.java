package dev.koan.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.SamplingOptions;
import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.RopeScaling;
import dev.koan.runtime.model.Decoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many rows in one loop give what each would give alone. */
class BatchedRolloutsTest {
    /** An id that a random model writes now and then. */
    private static final Set<Integer> END_OF_TEXT =
            IntStream.range(0, 6).boxed().collect(java.util.stream.Collectors.toSet());

    private static Decoder decoder = TinyModel.usual().decoder();

    @BeforeAll
    static void openDecoder() {
        decoder.close();
        decoder = TinyModel.usual().decoder();
    }

    @AfterAll
    static void closeDecoder() {
        decoder.close();
    }

    private static List<RolloutRequest> requests(int count, int longest, SamplingOptions options) {
        Random random = new Random(count);
        List<RolloutRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = random.ints(1 + random.nextInt(longest), 6, 221).toArray();
            SamplingOptions own = options.withSeed(1000 + i).withMaxTokens(1 + random.nextInt(30));
            requests.add(new RolloutRequest("r" + i, prompt, own));
        }
        return requests;
    }

    private static Map<String, Completion> together(List<RolloutRequest> requests, int rows) {
        Map<String, Completion> found = new HashMap<>();
        new BatchedRollouts(decoder, END_OF_TEXT, rows)
                .generate(requests.iterator(), c -> found.put(c.request().id(), c));
        assertThat(found).hasSize(requests.size());
        return found;
    }

    /** Decodes a request as a single stream and compares tokens, log-probabilities and reason. */
    private static void requireAsAlone(Decoder decoder, Completion completion) {
        RolloutRequest request = completion.request();
        List<GeneratedToken> alone = new ArrayList<>();
        try (DecodingStream stream =
                new DecodingStream(
                        decoder,
                        new NumberTokenizer(221),
                        END_OF_TEXT,
                        request.prompt(),
                        request.options().withAlternatives(0))) {
            Optional<GeneratedToken> token = stream.next();
            while (token.isPresent()) {
                alone.add(token.get());
                token = stream.next();
            }
            assertThat(completion.tokens())
                    .as("request %s", request.id())
                    .containsExactly(alone.stream().mapToInt(GeneratedToken::id).toArray());
            assertThat(Optional.of(completion.finishReason())).isEqualTo(stream.finishReason());
        }
        float[] logs = completion.logProbs();
        for (int i = 0; i < logs.length; i++) {
            double expected = alone.get(i).probabilities().orElseThrow().logProb();
            assertThat((double) logs[i]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void threeHundredPromptsThroughThirtyTwoRowsGiveTheGreedyTokensOfEachAlone() {
        Map<String, Completion> found = together(requests(300, 40, SamplingOptions.greedy(1)), 32);
        found.values().forEach(completion -> requireAsAlone(decoder, completion));
        assertThat(found.values())
                .extracting(Completion::finishReason)
                .contains(FinishReason.END_OF_TEXT, FinishReason.LENGTH);
    }

    static List<SamplingOptions> samplings() {
        return List.of(
                SamplingOptions.sampling(1, 0, 1),
                new SamplingOptions(0.8, 7, 1, 0, 1, 0, 1, OptionalInt.empty()),
                new SamplingOptions(1.3, 0, 0.7, 0, 1, 0, 1, OptionalInt.empty()),
                new SamplingOptions(1, 0, 1, 0.2, 1, 0, 1, OptionalInt.empty()),
                new SamplingOptions(0, 0, 1, 0, 1.5, 0, 1, OptionalInt.empty()),
                new SamplingOptions(0.9, 20, 0.9, 0.02, 1.3, 0, 1, OptionalInt.empty()));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void aSeedGivesTheSameTokensInABatchAsAlone(SamplingOptions options) {
        together(requests(60, 20, options), 16)
                .values()
                .forEach(completion -> requireAsAlone(decoder, completion));
    }

    @Test
    void whatARequestGetsDoesNotDependOnItsNeighboursOrTheNumberOfRows() {
        List<RolloutRequest> all = requests(50, 20, SamplingOptions.sampling(1, 0, 1));
        Map<String, Completion> wide = together(all, 50);
        Map<String, Completion> narrow = together(all.reversed(), 7);
        Map<String, Completion> single = together(all.subList(0, 10), 1);
        all.forEach(request -> requireSame(wide, narrow, request.id()));
        all.subList(0, 10).forEach(request -> requireSame(wide, single, request.id()));
    }

    private static void requireSame(
            Map<String, Completion> some, Map<String, Completion> others, String id) {
        Completion one = Optional.ofNullable(some.get(id)).orElseThrow();
        Completion other = Optional.ofNullable(others.get(id)).orElseThrow();
        assertThat(one.tokens()).isEqualTo(other.tokens());
        assertThat(one.logProbs()).containsExactly(other.logProbs(), within(1e-4f));
    }

    @Test
    void greedyAndSampledRequestsShareABatch() {
        List<RolloutRequest> mixed = new ArrayList<>(requests(20, 9, SamplingOptions.greedy(1)));
        for (RolloutRequest request : requests(21, 9, SamplingOptions.sampling(1, 0, 1))) {
            mixed.add(new RolloutRequest("s" + request.id(), request.prompt(), request.options()));
        }
        together(mixed, 8).values().forEach(completion -> requireAsAlone(decoder, completion));
    }

    @Test
    void rowsFillTheContextToItsLastTokenAndNoFurther() {
        TinyModel model = TinyModel.of(2, AttentionBias.NONE, new RopeScaling.None(), 150);
        try (Decoder small = model.decoder()) {
            List<RolloutRequest> requests = new ArrayList<>();
            for (int length : new int[] {149, 1, 120, 133, 148, 7}) {
                int[] prompt = new Random(length).ints(length, 6, 221).toArray();
                requests.add(
                        new RolloutRequest("r" + length, prompt, SamplingOptions.greedy(1000)));
            }
            List<Completion> found = new ArrayList<>();
            new BatchedRollouts(small, Set.of(), 3).generate(requests.iterator(), found::add);
            assertThat(found).hasSize(6);
            for (Completion completion : found) {
                int length = completion.request().prompt().length;
                assertThat(completion.tokens()).hasSize(150 - length);
                assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
                try (DecodingStream stream =
                        new DecodingStream(
                                small,
                                new NumberTokenizer(221),
                                Set.of(),
                                completion.request().prompt(),
                                completion.request().options())) {
                    for (int id : completion.tokens()) {
                        assertThat(stream.next().map(GeneratedToken::id)).contains(id);
                    }
                }
            }
        }
    }

    @Test
    void completionsComeInTheOrderOfEnding() {
        List<RolloutRequest> requests = new ArrayList<>();
        for (int tokens : new int[] {60, 3, 30}) {
            requests.add(
                    new RolloutRequest(
                            "" + tokens, new int[] {9, 8}, SamplingOptions.greedy(tokens)));
        }
        List<String> order = new ArrayList<>();
        new BatchedRollouts(decoder, Set.of(), 3)
                .generate(requests.iterator(), c -> order.add(c.request().id()));
        assertThat(order).containsExactly("3", "30", "60");
    }

    @Test
    void anInterruptLeavesTheUnfinishedOut() {
        List<String> finished = new ArrayList<>();
        try {
            new BatchedRollouts(decoder, Set.of(), 4)
                    .generate(
                            requests(40, 5, SamplingOptions.greedy(1)).iterator(),
                            completion -> {
                                finished.add(completion.request().id());
                                Thread.currentThread().interrupt();
                            });
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(finished).hasSizeBetween(1, 4);
    }

    @Test
    void noRequestsGiveNoCompletions() {
        new BatchedRollouts(decoder, Set.of(), 4)
                .generate(
                        List.<RolloutRequest>of().iterator(),
                        completion -> {
                            throw new AssertionError(completion);
                        });
    }

    @Test
    void requestsThatCannotBeDecodedTogetherAreRejected() {
        List<RolloutRequest> requests =
                List.of(
                        new RolloutRequest("a", new int[] {9}, SamplingOptions.greedy(2)),
                        new RolloutRequest(
                                "b",
                                new int[] {9},
                                new SamplingOptions(1, 5, 1, 0, 1, 0, 2, OptionalInt.empty())));
        assertThatThrownBy(() -> together(requests, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {-1, 221})
    void anUnknownIdIsRejectedWithItsRequest(int id) {
        List<RolloutRequest> requests =
                List.of(new RolloutRequest("odd", new int[] {9, id, 3}, SamplingOptions.greedy(2)));
        assertThatThrownBy(() -> together(requests, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'odd'")
                .hasMessageContaining(Integer.toString(id));
    }

    @Test
    void aLoopWithoutRowsIsRejected() {
        assertThatThrownBy(() -> new BatchedRollouts(decoder, Set.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
