package dev.koan.app.cli;

import dev.koan.coat.CoatParser;
import dev.koan.coat.MetaAction;
import dev.koan.coat.MetaActionIds;
import dev.koan.coat.ReflectionLedger;
import dev.koan.coat.Step;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.Policy;
import dev.koan.generation.TokenStream;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import dev.koan.rollout.PromptTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lets a model solve one problem and tells what happens. Model thread only; used once. */
final class Solving {
    private final Policy policy;
    private final Verifier verifier;
    private final Consumer<SolveEvent> out;
    private final MetaActionIds actions;
    private final CoatParser parser;
    private final List<Step> steps = new ArrayList<>();
    private int tokens;
    private long nanos;

    Solving(Policy policy, Verifier verifier, Consumer<SolveEvent> out) {
        this.policy = policy;
        this.verifier = verifier;
        this.out = out;
        this.actions = MetaActionIds.in(policy.tokenizer());
        this.parser = new CoatParser(actions, policy.endOfText());
    }

    /** The prompt that a model of this vocabulary was trained with. */
    static PromptTemplate template(Policy policy) {
        return policy.tokenizer().id("<|im_start|>").isPresent()
                ? PromptTemplate.satori()
                : PromptTemplate.bare();
    }

    /** Runs to the end, or until the thread is interrupted. */
    SolveEvent.Ended run(SolveEvent.Began began) {
        out.accept(began);
        Problem problem = began.problem();
        int[] prompt = policy.tokenizer().encode(template(policy).render(problem));
        FinishReason reason;
        try (TokenStream stream = policy.generate(prompt, began.options())) {
            pullAll(stream);
            reason = stream.finishReason().orElse(FinishReason.STOPPED);
        }
        parser.finish().ifPresent(this::close);
        String completion = steps.stream().map(Step::rawText).collect(Collectors.joining());
        Verdict verdict = verifier.verify(problem, completion);
        SolveEvent.Ended ended =
                new SolveEvent.Ended(
                        verdict,
                        reason,
                        tokens,
                        nanos / 1e9,
                        ReflectionLedger.of(problem, steps, verifier));
        out.accept(ended);
        return ended;
    }

    private void pullAll(TokenStream stream) {
        for (Optional<GeneratedToken> next = pull(stream); next.isPresent(); next = pull(stream)) {
            GeneratedToken token = next.get();
            parser.accept(token).ifPresent(this::close);
            if (!policy.endOfText().contains(token.id())) {
                tokens++;
                Optional<MetaAction> opens = actions.action(token.id());
                out.accept(new SolveEvent.Wrote(token, opens));
            }
        }
    }

    private Optional<GeneratedToken> pull(TokenStream stream) {
        long start = System.nanoTime();
        Optional<GeneratedToken> token = stream.next();
        nanos += System.nanoTime() - start;
        return token;
    }

    private void close(Step step) {
        steps.add(step);
        out.accept(new SolveEvent.Stepped(step));
    }
}
