package dev.koan.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Policy} must do. A module that fills the port extends this class and opens its
 * policy; under greedy decoding the policy must answer {@link #prompt()} with at least eight tokens
 * before it ends.
 */
public abstract class PolicyContractTest {
    private static final int ENOUGH = 8;

    protected Policy policy;

    /** Opens a fresh policy; it is closed after each test. */
    protected abstract Policy open();

    /** What the policy is asked. */
    protected int[] prompt() {
        return policy.tokenizer().encode("Use 7 3 11 5 to make 24");
    }

    @BeforeEach
    void openPolicy() {
        policy = open();
    }

    @AfterEach
    void closePolicy() {
        policy.close();
    }

    @Test
    void goesOnUntilTheLimitOfTokens() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(5))) {
            assertThat(take(stream, 4)).hasSize(4);
            assertThat(stream.finishReason()).isEmpty();
            assertThat(take(stream, 10)).hasSize(1);
            assertThat(stream.finishReason()).contains(FinishReason.LENGTH);
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void marksItsOwnTokensAsSampled() {
        assertThat(greedy(ENOUGH))
                .extracting(GeneratedToken::source)
                .containsOnly(TokenSource.SAMPLED);
    }

    @Test
    void textsOfTokensAddUpToTheDecodedIds() {
        List<GeneratedToken> tokens = greedy(ENOUGH);
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        assertThat(text.toString()).isEqualTo(policy.tokenizer().decode(ids(tokens)));
    }

    @Test
    void sameSeedGivesTheSameTokens() {
        SamplingOptions options = SamplingOptions.sampling(1, 17, ENOUGH);
        assertThat(ids(all(options))).isEqualTo(ids(all(options)));
    }

    @Test
    void greedyDecodingIgnoresTheSeed() {
        SamplingOptions options = SamplingOptions.greedy(ENOUGH);
        assertThat(ids(all(options.withSeed(1)))).isEqualTo(ids(all(options.withSeed(2))));
    }

    @Test
    void forcedTokensComeNextAndStayMarked() {
        int[] reference = ids(greedy(ENOUGH));
        int[] forced = {reference[5], reference[6]};
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            take(stream, 2);
            stream.force(forced);
            List<GeneratedToken> next = take(stream, 2);
            assertThat(ids(next)).isEqualTo(forced);
            assertThat(next).extracting(GeneratedToken::source).containsOnly(TokenSource.FORCED);
            assertThat(take(stream, 1))
                    .extracting(GeneratedToken::source)
                    .containsExactly(TokenSource.SAMPLED);
        }
    }

    @Test
    void forcingBeforeTheFirstTokenStartsTheCompletion() {
        int[] reference = ids(greedy(ENOUGH));
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            stream.force(reference[3]);
            assertThat(ids(take(stream, 1))).containsExactly(reference[3]);
        }
    }

    @Test
    void forcingWhatItWouldHaveWrittenChangesNothing() {
        int[] reference = ids(greedy(ENOUGH));
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            stream.force(reference[0], reference[1], reference[2]);
            assertThat(ids(take(stream, ENOUGH))).isEqualTo(reference);
        }
    }

    @Test
    void forcedTokensCarryProbabilitiesToo() {
        int[] reference = ids(greedy(ENOUGH));
        SamplingOptions options = SamplingOptions.greedy(ENOUGH).withAlternatives(2);
        try (TokenStream stream = policy.generate(prompt(), options)) {
            stream.force(reference[4]);
            assertThat(take(stream, 1)).allMatch(token -> token.probabilities().isPresent());
        }
    }

    @Test
    void forcingAnEndedCompletionHasNoEffect() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(3))) {
            int[] ids = ids(take(stream, 3));
            stream.force(ids);
            assertThat(stream.next()).isEmpty();
            assertThat(stream.finishReason()).contains(FinishReason.LENGTH);
        }
    }

    @Test
    void forkContinuesWhereItWasCut() {
        int[] reference = ids(greedy(ENOUGH));
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            take(stream, 5);
            try (TokenStream fork = stream.fork(3, SamplingOptions.greedy(4))) {
                assertThat(ids(take(fork, 10))).isEqualTo(Arrays.copyOfRange(reference, 3, 7));
                assertThat(fork.finishReason()).contains(FinishReason.LENGTH);
            }
        }
    }

    @Test
    void originalGoesOnUnchangedBesideItsFork() {
        int[] reference = ids(greedy(ENOUGH));
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            take(stream, 4);
            try (TokenStream fork = stream.fork(2, SamplingOptions.greedy(3))) {
                fork.force(reference[6]);
                take(fork, 3);
            }
            assertThat(ids(take(stream, 10))).isEqualTo(Arrays.copyOfRange(reference, 4, ENOUGH));
        }
    }

    @Test
    void forkOutlivesItsOriginal() {
        int[] reference = ids(greedy(ENOUGH));
        TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH));
        take(stream, 4);
        try (TokenStream fork = stream.fork(4, SamplingOptions.greedy(2))) {
            stream.close();
            assertThat(ids(take(fork, 2))).isEqualTo(Arrays.copyOfRange(reference, 4, 6));
        }
    }

    @Test
    void forkAtTheStartRepeatsTheWholeCompletion() {
        int[] reference = ids(greedy(ENOUGH));
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH));
                TokenStream fork = stream.fork(0, SamplingOptions.greedy(ENOUGH))) {
            assertThat(ids(take(fork, ENOUGH))).isEqualTo(reference);
        }
    }

    @Test
    void forkAfterMoreTokensThanThereAreIsRejected() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            take(stream, 2);
            assertThatThrownBy(() -> stream.fork(3, SamplingOptions.greedy(2)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> stream.fork(-1, SamplingOptions.greedy(2)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void alternativesOffMeansNoProbabilities() {
        assertThat(greedy(ENOUGH)).allMatch(token -> token.probabilities().isEmpty());
    }

    @Test
    void zeroAlternativesStillGiveLogProbabilityAndEntropy() {
        List<GeneratedToken> tokens = all(SamplingOptions.greedy(ENOUGH).withAlternatives(0));
        assertThat(tokens)
                .allSatisfy(token -> {
                    TokenProbabilities known = token.probabilities().orElseThrow();
                    assertThat(known.logProb()).isLessThanOrEqualTo(0);
                    assertThat(known.entropy()).isGreaterThanOrEqualTo(0);
                    assertThat(known.alternatives()).isEmpty();
                });
    }

    @Test
    void alternativesComeLikeliestFirstAndGreedyTakesTheFirst() {
        List<GeneratedToken> tokens = all(SamplingOptions.greedy(ENOUGH).withAlternatives(3));
        assertThat(tokens)
                .allSatisfy(token -> {
                    TokenProbabilities known = token.probabilities().orElseThrow();
                    assertThat(known.alternatives())
                            .hasSize(3)
                            .isSortedAccordingTo(
                                    Comparator.comparingDouble(Alternative::logProb).reversed());
                    assertThat(known.alternatives().getFirst().id()).isEqualTo(token.id());
                });
    }

    @Test
    void aClosedStreamWritesNothingMore() {
        TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH));
        take(stream, 2);
        stream.close();
        stream.close();
        assertThat(stream.next()).isEmpty();
        assertThat(stream.finishReason()).contains(FinishReason.STOPPED);
    }

    @Test
    void closingAnEndedStreamKeepsItsReason() {
        TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(2));
        take(stream, 2);
        stream.close();
        assertThat(stream.finishReason()).contains(FinishReason.LENGTH);
    }

    @Test
    void anInterruptEndsTheCompletionWithinOneToken() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(ENOUGH))) {
            take(stream, 2);
            Thread.currentThread().interrupt();
            assertThat(take(stream, ENOUGH)).hasSizeLessThanOrEqualTo(1);
            assertThat(stream.finishReason()).contains(FinishReason.STOPPED);
        } finally {
            assertThat(Thread.interrupted())
                    .as("the interrupt is left for the caller to see")
                    .isTrue();
        }
    }

    @Test
    void anEmptyPromptIsRejected() {
        assertThatThrownBy(() -> policy.generate(new int[0], SamplingOptions.greedy(ENOUGH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownIdIsRejected() {
        int beyond = policy.tokenizer().vocabularySize();
        assertThatThrownBy(
                        () -> policy.generate(new int[] {beyond}, SamplingOptions.greedy(ENOUGH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.generate(new int[] {-1}, SamplingOptions.greedy(ENOUGH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPromptThatDoesNotFitIsRejected() {
        int[] prompt = new int[policy.contextLength() + 1];
        Arrays.fill(prompt, prompt()[0]);
        assertThatThrownBy(() -> policy.generate(prompt, SamplingOptions.greedy(ENOUGH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<GeneratedToken> greedy(int count) {
        List<GeneratedToken> tokens = all(SamplingOptions.greedy(count));
        assertThat(tokens)
                .as("the policy answers with enough tokens for this contract")
                .hasSize(count);
        return tokens;
    }

    private List<GeneratedToken> all(SamplingOptions options) {
        try (TokenStream stream = policy.generate(prompt(), options)) {
            return take(stream, options.maxTokens() + 1);
        }
    }

    private static List<GeneratedToken> take(TokenStream stream, int count) {
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<GeneratedToken> token = stream.next();
            if (token.isEmpty()) {
                break;
            }
            tokens.add(token.get());
        }
        return tokens;
    }

    private static int[] ids(List<GeneratedToken> tokens) {
        return tokens.stream().mapToInt(GeneratedToken::id).toArray();
    }
}
