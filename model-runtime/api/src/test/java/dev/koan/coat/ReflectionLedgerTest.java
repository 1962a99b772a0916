package dev.koan.coat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReflectionLedgerTest {
    private static final Problem PROBLEM = new Problem("p", "yes or no?", "yes", Map.of());

    /** The last word that is yes or no since the last explore is the attempt. */
    private static final Verifier LAST_WORD =
            (problem, completion) -> {
                String attempt =
                        completion.substring(Math.max(0, completion.lastIndexOf("<|explore|>")));
                int yes = attempt.lastIndexOf("yes");
                int no = attempt.lastIndexOf("no");
                if (yes == no) {
                    return new Verdict.NoAnswer("neither");
                }
                return yes > no
                        ? new Verdict.Correct("yes")
                        : new Verdict.Incorrect("no", "it is no");
            };

    private final Tokens tokens = Tokens.ofVocabulary(" yes no hm bad good");

    @ParameterizedTest
    @CsvSource({
        "<|continue|> no<|reflect|> bad<|continue|> yes, WRONG_TO_RIGHT",
        "<|continue|> yes<|reflect|> bad<|continue|> no, RIGHT_TO_WRONG",
        "<|continue|> no<|reflect|> bad<|continue|> no, WRONG_TO_WRONG",
        "<|continue|> yes<|reflect|> good<|continue|> yes, RIGHT_TO_RIGHT",
        "<|continue|> yes<|reflect|> good, RIGHT_TO_RIGHT",
        "<|continue|> hm<|reflect|> bad<|continue|> yes, UNDECIDED",
        "<|continue|> no<|reflect|> bad<|explore|> hm, UNDECIDED",
        "<|reflect|> bad<|continue|> yes, UNDECIDED",
    })
    void classesAReflectionByTheVerdictsAroundIt(String completion, ReflectionEvent.Change change) {
        assertThat(ReflectionLedger.of(PROBLEM, tokens.steps(completion), LAST_WORD))
                .first()
                .extracting(ReflectionEvent::change)
                .isEqualTo(change);
    }

    @Test
    void countsWhatExploringLedToTowardsTheReflectionBeforeIt() {
        var events =
                ReflectionLedger.of(
                        PROBLEM,
                        tokens.steps(
                                "<|continue|> no<|reflect|> bad<|explore|> hm<|continue|> yes"),
                        LAST_WORD);

        assertThat(events)
                .extracting(ReflectionEvent::action)
                .containsExactly(MetaAction.REFLECT, MetaAction.EXPLORE);
        assertThat(events)
                .extracting(ReflectionEvent::change)
                .containsOnly(ReflectionEvent.Change.WRONG_TO_RIGHT);
        assertThat(events).extracting(ReflectionEvent::stepIndex).containsExactly(1, 2);
    }

    @Test
    void endsAnEventWhereTheNextReflectionBegins() {
        var events =
                ReflectionLedger.of(
                        PROBLEM,
                        tokens.steps(
                                "<|continue|> no<|reflect|> bad<|explore|> hm<|continue|> no"
                                        + "<|reflect|> bad<|explore|> hm<|continue|> yes<|reflect|> good"),
                        LAST_WORD);

        assertThat(events.stream().filter(event -> event.action() == MetaAction.REFLECT))
                .extracting(ReflectionEvent::change)
                .containsExactly(
                        ReflectionEvent.Change.WRONG_TO_WRONG,
                        ReflectionEvent.Change.WRONG_TO_RIGHT,
                        ReflectionEvent.Change.RIGHT_TO_RIGHT);
    }

    @Test
    void isEmptyWithoutReflections() {
        assertThat(ReflectionLedger.of(PROBLEM, tokens.steps("<|continue|> yes"), LAST_WORD))
                .isEmpty();
        assertThat(ReflectionLedger.of(PROBLEM, tokens.steps(""), LAST_WORD)).isEmpty();
    }
}
