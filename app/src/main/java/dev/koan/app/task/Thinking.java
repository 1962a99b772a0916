package dev.koan.app.task;

import dev.koan.coat.CoatParser;
import dev.koan.coat.MetaActionIds;
import dev.koan.coat.ReflectionEvent;
import dev.koan.coat.ReflectionLedger;
import dev.koan.coat.Step;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.Policy;
import dev.koan.generation.TokenStream;
import dev.koan.problem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One line of thought: pulls tokens at a person's pace and tells each. Model thread only. */
final class Thinking {
    private final Policy policy;
    private final ThinkingRequest request;
    private final Pace pace;
    private final Consumer<ModelEvent> out;
    private final MetaActionIds actions;
    private final CoatParser parser;
    private final List<Step> steps = new ArrayList<>();
    private int tokens;
    private long nanos;

    Thinking(Policy policy, ThinkingRequest request, Pace pace, Consumer<ModelEvent> out) {
        this.policy = policy;
        this.request = request;
        this.pace = pace;
        this.out = out;
        this.actions = MetaActionIds.in(policy.tokenizer());
        this.parser = new CoatParser(actions, policy.endOfText());
    }

    /**
     * Thinks until the end, or until it is stopped.
     *
     * @throws InterruptedException when the thread is told to end
     */
    void run() throws InterruptedException {
        out.accept(new ModelEvent.Began(request));
        String prompt = request.template().render(request.problem());
        FinishReason reason;
        try (TokenStream stream =
                policy.generate(policy.tokenizer().encode(prompt), request.options())) {
            pullAll(stream);
            reason = stream.finishReason().orElse(FinishReason.STOPPED);
        }
        end(reason);
    }

    private void pullAll(TokenStream stream) throws InterruptedException {
        while (pace.awaitToken(this::tellWaiting)) {
            long start = System.nanoTime();
            Optional<GeneratedToken> token = stream.next();
            nanos += System.nanoTime() - start;
            if (token.isEmpty() || !mayBeShown(token.get())) {
                return;
            }
            tell(token.get());
        }
    }

    /** A step that was asked for alone is complete when the next one would begin. */
    private boolean mayBeShown(GeneratedToken token) throws InterruptedException {
        boolean beginsAnother =
                actions.action(token.id()).isPresent() && parser.current().isPresent();
        return !beginsAnother || pace.awaitNextStep(this::tellWaiting);
    }

    private void tell(GeneratedToken token) {
        parser.accept(token).ifPresent(steps::add);
        if (!policy.endOfText().contains(token.id())) {
            tokens++;
            Step step = parser.current().orElseThrow();
            out.accept(
                    new ModelEvent.Wrote(
                            step.index(),
                            step.action(),
                            token,
                            new ModelEvent.Work(tokens, nanos)));
        }
    }

    private void tellWaiting() {
        out.accept(new ModelEvent.Waits());
    }

    private void end(FinishReason reason) {
        parser.finish().ifPresent(steps::add);
        String completion = steps.stream().map(Step::rawText).collect(Collectors.joining());
        Verdict verdict = request.verifier().verify(request.problem(), completion);
        List<ReflectionEvent> events =
                ReflectionLedger.of(request.problem(), steps, request.verifier());
        out.accept(
                new ModelEvent.Ended(reason, verdict, events, new ModelEvent.Work(tokens, nanos)));
    }
}
