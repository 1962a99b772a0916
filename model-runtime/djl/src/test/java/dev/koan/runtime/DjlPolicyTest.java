package dev.koan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import dev.koan.generation.Policy;
import dev.koan.generation.PolicyContractTest;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.TokenStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint folder of a tiny random model keeps the contract of every policy. */
class DjlPolicyTest extends PolicyContractTest {
    private final Path folder;

    DjlPolicyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected Policy open() {
        return DjlPolicy.open(TinyModel.usual().write(folder.resolve("tiny")), Device.cpu());
    }

    @Test
    void isNamedAfterItsFolder() {
        assertThat(policy.name()).isEqualTo("tiny");
    }

    @Test
    void endsAtTheIdsThatItsCheckpointNames() {
        assertThat(policy.endOfText()).containsExactly(220);
        assertThat(policy.tokenizer().id("<|endoftext|>")).hasValue(220);
    }

    @Test
    void aPromptThatLeavesNoRoomIsRejectedWithBothLengths() {
        int[] prompt = new int[policy.contextLength()];
        assertThatThrownBy(() -> policy.generate(prompt, SamplingOptions.greedy(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The prompt has 512 tokens; tiny takes 1 to 511.");
    }

    @Test
    void forcingAnUnknownIdIsRejected() {
        try (TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(3))) {
            assertThatThrownBy(() -> stream.force(5, 221))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("221");
            assertThat(stream.next()).map(token -> token.source().name()).contains("SAMPLED");
        }
    }

    @Test
    void aClosedPolicyRefusesToWriteAndTheProcessLives() {
        TokenStream stream = policy.generate(prompt(), SamplingOptions.greedy(3));
        policy.close();
        assertThatThrownBy(stream::next).isInstanceOf(RuntimeException.class);
        policy = open();
    }
}
