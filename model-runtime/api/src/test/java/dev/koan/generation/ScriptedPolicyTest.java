package dev.koan.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptedPolicyTest extends PolicyContractTest {
    private static final String FIRST = "<|continue|> 11 + 5 = 16 left 16 7 3";
    private static final String SECOND = "<|reflect|> 16 - 3 = 13 bad";

    @Override
    protected Policy open() {
        return ScriptedPolicy.saying("scripted", FIRST, SECOND);
    }

    @Test
    void playsTheTextThatTheSeedChooses() {
        assertThat(played(SamplingOptions.sampling(1, 0, 100))).isEqualTo(FIRST + "<|endoftext|>");
        assertThat(played(SamplingOptions.sampling(1, 1, 100))).isEqualTo(SECOND + "<|endoftext|>");
    }

    @Test
    void endsWithTheEndOfTextToken() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(100))) {
            GeneratedToken last = stream.next().orElseThrow();
            for (Optional<GeneratedToken> t = stream.next(); t.isPresent(); t = stream.next()) {
                last = t.get();
            }
            assertThat(policy.endOfText()).contains(last.id());
            assertThat(stream.finishReason()).contains(FinishReason.END_OF_TEXT);
        }
    }

    @Test
    void tokenizerKeepsTextsWithUnknownWords() {
        String text = "Use 7 and Übung\n to  make <b>24</b>";
        assertThat(policy.tokenizer().decode(policy.tokenizer().encode(text))).isEqualTo(text);
    }

    private String played(SamplingOptions options) {
        StringBuilder text = new StringBuilder();
        try (TokenStream stream = policy.generate(prompt(), options)) {
            for (Optional<GeneratedToken> t = stream.next(); t.isPresent(); t = stream.next()) {
                text.append(t.get().text());
            }
        }
        return text.toString();
    }
}
