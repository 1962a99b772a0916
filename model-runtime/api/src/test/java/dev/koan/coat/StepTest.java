package dev.koan.coat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
    private final GeneratedToken reflect = Tokens.token(1, "<|reflect|>", TokenSource.FORCED);
    private final GeneratedToken word = Tokens.token(2, " 14", TokenSource.SAMPLED);

    @Test
    void separatesWhatTheModelWroteFromWhatAPersonReads() {
        Step step = new Step(0, MetaAction.REFLECT, List.of(reflect, word));

        assertThat(step.rawText()).isEqualTo("<|reflect|> 14");
        assertThat(step.text()).isEqualTo("14");
        assertThat(step.isMarked()).isTrue();
    }

    @Test
    void keepsAllTokensOfAnUnmarkedStep() {
        Step step = new Step(0, MetaAction.CONTINUE, List.of(word, word));

        assertThat(step.text()).isEqualTo("14 14");
        assertThat(step.isMarked()).isFalse();
    }

    @Test
    void isForcedWhenAnyTokenIs() {
        assertThat(new Step(0, MetaAction.REFLECT, List.of(reflect, word)).isForced()).isTrue();
        assertThat(new Step(0, MetaAction.CONTINUE, List.of(word)).isForced()).isFalse();
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        List<GeneratedToken> list = new ArrayList<>(List.of(word));
        Step step = new Step(0, MetaAction.CONTINUE, list);
        list.clear();

        assertThat(step.tokens()).containsExactly(word);
    }

    @Test
    void trajectoryJoinsItsSteps() {
        Trajectory trajectory =
                new Trajectory(
                        "t",
                        new Problem("p", "?", "!", Map.of()),
                        "scripted",
                        List.of(
                                new Step(0, MetaAction.CONTINUE, List.of(word)),
                                new Step(1, MetaAction.REFLECT, List.of(reflect, word))),
                        FinishReason.END_OF_TEXT,
                        new Verdict.NoAnswer("none"),
                        new Origin.FromProblem());

        assertThat(trajectory.completion()).isEqualTo(" 14<|reflect|> 14");
        assertThat(trajectory.tokenCount()).isEqualTo(3);
    }

    @Test
    void metaActionsAreNamedByTheirTokens() {
        assertThat(MetaAction.ofToken("<|explore|>")).contains(MetaAction.EXPLORE);
        assertThat(MetaAction.ofToken("explore")).isEmpty();
        assertThat(MetaAction.EXPLORE.word()).isEqualTo("explore");
    }
}
