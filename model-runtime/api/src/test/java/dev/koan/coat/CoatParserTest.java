package dev.koan.coat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoatParserTest {
    private static final String COMPLETION =
            "<|continue|> 7 + 7 = 14 left 14<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3"
                    + "<|continue|> answer \\boxed{ 10 + 0 }<|endoftext|>";

    private final Tokens tokens = Tokens.ofVocabulary(COMPLETION);

    @Test
    void cutsACompletionAtEveryMetaAction() {
        assertThat(tokens.steps(COMPLETION))
                .extracting(Step::action)
                .containsExactly(
                        MetaAction.CONTINUE,
                        MetaAction.REFLECT,
                        MetaAction.EXPLORE,
                        MetaAction.CONTINUE);
        assertThat(tokens.steps(COMPLETION))
                .extracting(Step::text)
                .containsExactly(
                        "7 + 7 = 14 left 14",
                        "14 - 10 = 4 bad",
                        "from 10 7 1 3",
                        "answer \\boxed{ 10 + 0 }");
        assertThat(tokens.steps(COMPLETION)).extracting(Step::index).containsExactly(0, 1, 2, 3);
    }

    @Test
    void losesNothingButTheEndOfText() {
        StringBuilder text = new StringBuilder();
        tokens.steps(COMPLETION).forEach(step -> text.append(step.rawText()));

        assertThat(text + "<|endoftext|>").isEqualTo(COMPLETION);
    }

    @Test
    void countsAnUnmarkedFirstStepAsContinue() {
        List<Step> steps = tokens.steps(" 7 + 7 = 14<|reflect|> 14 - 10 = 4");

        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().action()).isEqualTo(MetaAction.CONTINUE);
        assertThat(steps.getFirst().isMarked()).isFalse();
        assertThat(steps.getLast().isMarked()).isTrue();
    }

    @Test
    void closesAStepWhenTheNextOneBegins() {
        CoatParser parser = tokens.parser();
        List<GeneratedToken> all = tokens.sampled(" 7 + 7<|reflect|> 14");

        for (GeneratedToken token : all.subList(0, 3)) {
            assertThat(parser.accept(token)).isEmpty();
        }
        assertThat(parser.current().map(Step::text)).contains("7 + 7");
        assertThat(parser.accept(all.get(3)).map(Step::text)).contains("7 + 7");
        assertThat(parser.current().map(Step::text)).contains("");
        assertThat(parser.accept(all.get(4))).isEmpty();
        assertThat(parser.finish().map(Step::text)).contains("14");
        assertThat(parser.finish()).isEmpty();
    }

    @Test
    void textThatSpellsAMetaActionStartsNoStep() {
        CoatParser parser = tokens.parser();
        parser.accept(Tokens.token(1, "wait ", TokenSource.SAMPLED));

        assertThat(parser.accept(Tokens.token(2, "<|reflect|>", TokenSource.SAMPLED))).isEmpty();
        assertThat(parser.finish().map(Step::action)).contains(MetaAction.CONTINUE);
    }

    @Test
    void knowsAMetaActionByItsIdWhateverItsText() {
        CoatParser parser = tokens.parser();
        parser.accept(Tokens.token(1, "x", TokenSource.SAMPLED));

        assertThat(
                        parser.accept(
                                Tokens.token(
                                        tokens.id(MetaAction.EXPLORE), "", TokenSource.FORCED)))
                .isPresent();
        assertThat(parser.finish().map(Step::action)).contains(MetaAction.EXPLORE);
    }

    @Test
    void keepsMetaActionsThatFollowEachOtherAsStepsOfTheirOwn() {
        assertThat(tokens.steps("<|reflect|><|reflect|><|explore|>"))
                .extracting(Step::action)
                .containsExactly(MetaAction.REFLECT, MetaAction.REFLECT, MetaAction.EXPLORE);
    }

    @Test
    void hasNoStepsWithoutTokens() {
        CoatParser parser = tokens.parser();

        assertThat(parser.current()).isEmpty();
        assertThat(parser.finish()).isEmpty();
        assertThat(tokens.steps("<|endoftext|>")).isEmpty();
    }

    @Test
    void goesOnAfterAStepWasClosedByHand() {
        CoatParser parser = tokens.parser();
        tokens.sampled("<|reflect|> 14").forEach(parser::accept);
        parser.finish();
        tokens.sampled(" 7").forEach(parser::accept);

        Optional<Step> next = parser.finish();

        assertThat(next.map(Step::index)).contains(1);
        assertThat(next.map(Step::action)).contains(MetaAction.CONTINUE);
    }
}
