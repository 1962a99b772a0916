package dev.koan.views.transcript;

import dev.koan.coat.CoatParser;
import dev.koan.coat.MetaAction;
import dev.koan.coat.MetaActionIds;
import dev.koan.coat.Step;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.Policy;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.ScriptedPolicy;
import dev.koan.generation.TokenSource;
import dev.koan.generation.TokenStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transcript events out of a text, by way of a scripted policy. */
final class Events {
    static final String SOLUTION =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7<|continue|> 7 + 7 = 14 left 14"
                    + "<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }";

    private Events() {}

    /** A beginning and all tokens; no end. */
    static List<TranscriptEvent> of(String text) {
        List<TranscriptEvent> events = new ArrayList<>();
        events.add(new TranscriptEvent.Began());
        try (Policy policy = ScriptedPolicy.saying("scripted", text);
                TokenStream stream =
                        policy.generate(
                                new int[] {1}, SamplingOptions.greedy(4096).withAlternatives(5))) {
            CoatParser parser =
                    new CoatParser(MetaActionIds.in(policy.tokenizer()), policy.endOfText());
            for (Optional<GeneratedToken> t = stream.next(); t.isPresent(); t = stream.next()) {
                if (!policy.endOfText().contains(t.get().id())) {
                    parser.accept(t.get());
                    Step step = parser.current().orElseThrow();
                    events.add(new TranscriptEvent.Wrote(step.index(), step.action(), t.get()));
                }
            }
        }
        return events;
    }

    /** A token out of thin air. */
    static TranscriptEvent.Wrote wrote(int step, MetaAction action, String text) {
        return new TranscriptEvent.Wrote(
                step, action, new GeneratedToken(1, text, TokenSource.SAMPLED, Optional.empty()));
    }

    /** A token that a person put there. */
    static TranscriptEvent.Wrote forced(int step, MetaAction action, String text) {
        return new TranscriptEvent.Wrote(
                step, action, new GeneratedToken(1, text, TokenSource.FORCED, Optional.empty()));
    }
}
