package dev.koan.train.evaluation;

import dev.koan.coat.CoatParser;
import dev.koan.coat.MetaAction;
import dev.koan.coat.MetaActionIds;
import dev.koan.coat.ReflectionLedger;
import dev.koan.coat.Step;
import dev.koan.generation.FinishReason;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import dev.koan.generation.Tokenizer;
import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.rollout.Completion;
import dev.koan.train.evaluation.CheckedLine.Finding;
import dev.koan.train.evaluation.EvaluatedAnswer.FirstAttempt;
import dev.koan.train.evaluation.EvaluatedAnswer.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a completion: steps by token id, then what is right and wrong in them. Thread-safe. */
public final class AnswerReader {
    private final Tokenizer tokenizer;
    private final Verifier verifier;
    private final MetaActionIds actions;

    /**
     * @param tokenizer of the model that wrote the completions
     * @param verifier of the problems
     */
    public AnswerReader(Tokenizer tokenizer, Verifier verifier) {
        this.tokenizer = tokenizer;
        this.verifier = verifier;
        this.actions = MetaActionIds.in(tokenizer);
    }

    /** Everything about one completion; never fails on what a model wrote. */
    public EvaluatedAnswer read(Problem problem, Completion completion) {
        int[] ids = withoutEnd(completion);
        List<Step> steps = steps(ids);
        String text = tokenizer.decode(ids);
        Verdict verdict = verifier.verify(problem, text);
        List<CheckedLine> lines = lines(problem, steps, completion.finishReason());
        return new EvaluatedAnswer(
                problem,
                text,
                verdict,
                completion.finishReason(),
                ids.length,
                format(steps, completion.finishReason()),
                firstAttempt(problem, lines),
                count(steps, MetaAction.REFLECT),
                count(steps, MetaAction.EXPLORE),
                StepCounts.of(lines),
                Corrections.of(ReflectionLedger.of(problem, steps, verifier)));
    }

    private static int[] withoutEnd(Completion completion) {
        int[] ids = completion.tokens();
        boolean ended = completion.finishReason() == FinishReason.END_OF_TEXT && ids.length > 0;
        return ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
    }

    private List<Step> steps(int[] ids) {
        CoatParser parser = new CoatParser(actions, Set.of());
        List<Step> steps = new ArrayList<>();
        for (int id : ids) {
            GeneratedToken token =
                    new GeneratedToken(
                            id, tokenizer.decode(id), TokenSource.SAMPLED, Optional.empty());
            parser.accept(token).ifPresent(steps::add);
        }
        parser.finish().ifPresent(steps::add);
        return steps;
    }

    /** The line that a limit of tokens cut short is nobody's mistake. */
    private static List<CheckedLine> lines(
            Problem problem, List<Step> steps, FinishReason finishReason) {
        List<ThoughtLine> lines = ThoughtLine.of(steps);
        int whole = Math.max(0, lines.size() - (finishReason == FinishReason.END_OF_TEXT ? 0 : 1));
        return CountdownProblem.parse(problem.question())
                .map(countdown -> StepChecker.check(countdown, lines.subList(0, whole)))
                .orElse(List.of());
    }

    private static Format format(List<Step> steps, FinishReason finishReason) {
        boolean coat =
                finishReason == FinishReason.END_OF_TEXT
                        && !steps.isEmpty()
                        && steps.stream().allMatch(Step::isMarked)
                        && steps.getLast().text().matches("(?s).*\\\\boxed\\{.*\\}");
        return coat ? Format.COAT : Format.OTHER;
    }

    private static FirstAttempt firstAttempt(Problem problem, List<CheckedLine> lines) {
        boolean sound = true;
        for (CheckedLine line : lines) {
            if (line instanceof CheckedLine.Calculation(var step, _, Finding finding)) {
                sound &= finding == Finding.SOUND;
                if (step.isLast()) {
                    boolean hit = problem.reference().equals(String.valueOf(step.result()));
                    return sound && hit ? FirstAttempt.RIGHT : FirstAttempt.WRONG;
                }
            }
        }
        return FirstAttempt.NONE;
    }

    private static int count(List<Step> steps, MetaAction action) {
        return (int) steps.stream().filter(step -> step.action() == action).count();
    }
}
