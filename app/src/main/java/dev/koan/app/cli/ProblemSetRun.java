package dev.koan.app.cli;

import dev.koan.app.model.StreamedRollouts;
import dev.koan.generation.Policy;
import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.AnswerVerifier;
import dev.koan.problems.ProblemCatalog;
import dev.koan.problems.ProblemFile;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.rollout.PromptTemplate;
import dev.koan.train.evaluation.EvaluatedAnswer;
import dev.koan.train.evaluation.EvaluationReport;
import dev.koan.train.evaluation.Evaluator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a model many problems in one decode loop. Model thread only; used once. */
final class ProblemSetRun {
    private static final int ROWS = 128;

    private final Policy policy;
    private final ProblemSetView view;
    private final PromptTemplate template;

    /** Answers that came before their turn, by the problem's id. */
    private final Map<String, EvaluatedAnswer> early = new HashMap<>();

    private int shown;

    ProblemSetRun(Policy policy, ProblemSetView view) {
        this.policy = policy;
        this.view = view;
        template = Solving.template(policy);
    }

    /**
     * The first problems of a set that comes with Koan, or of a file.
     *
     * @param work what a relative path starts from
     */
    static List<Problem> problems(String setOrFile, int limit, Path work) {
        if (limit < 1) {
            throw new CommandFault("--limit must be 1 or more, not %d.".formatted(limit));
        }
        Optional<ProblemSet> set = new ProblemCatalog().find(setOrFile);
        List<Problem> all = set.map(ProblemSet::problems).orElseGet(() -> inFile(setOrFile, work));
        return all.subList(0, Math.min(limit, all.size()));
    }

    private static List<Problem> inFile(String name, Path work) {
        try {
            return ProblemFile.read(work.resolve(name)).problems();
        } catch (InvalidPathException e) {
            throw new CommandFault(
                    "'%s' is neither a file nor one of the sets %s."
                            .formatted(name, String.join(", ", new ProblemCatalog().ids())),
                    e);
        }
    }

    /** Runs to the end, or until the thread is interrupted. */
    EvaluationReport run(List<Problem> problems, SamplingOptions options) {
        List<Problem> asked = new ArrayList<>();
        List<Problem> leftOut = new ArrayList<>();
        for (Problem problem : problems) {
            beyond(problem)
                    .ifPresentOrElse(
                            sentence -> {
                                leftOut.add(problem);
                                view.leftOut(problem, sentence);
                            },
                            () -> asked.add(problem));
        }
        if (asked.isEmpty()) {
            throw new CommandFault(
                    "None of these problems is for %s; Koan's small models solve Countdown problems with 3 or 4 numbers from 1 to 13."
                            .formatted(policy.name()));
        }
        view.begin(policy.name(), asked.size());
        long start = System.nanoTime();
        EvaluationReport report =
                new Evaluator(
                                StreamedRollouts.of(policy, ROWS),
                                policy.tokenizer(),
                                template,
                                new AnswerVerifier())
                        .evaluate(asked, options, answer -> showInOrder(asked, answer));
        view.end(report, leftOut, (System.nanoTime() - start) / 1e9);
        return report;
    }

    private void showInOrder(List<Problem> asked, EvaluatedAnswer answer) {
        early.put(answer.problem().id(), answer);
        while (shown < asked.size()) {
            EvaluatedAnswer next = early.remove(asked.get(shown).id());
            if (next == null) {
                return;
            }
            view.answer(next);
            shown++;
        }
    }

    /** Why the model cannot be asked; empty when it can. */
    private Optional<String> beyond(Problem problem) {
        Optional<String> outside =
                CountdownProblem.parse(problem.question()).flatMap(CountdownProblem::beyondModels);
        if (outside.isPresent() && isSmall()) {
            return outside;
        }
        String prompt = template.render(problem);
        int[] ids = policy.tokenizer().encode(prompt);
        if (!policy.tokenizer().decode(ids).equals(prompt)) {
            return Optional.of(
                    "%s has no words for this problem; it only reads Countdown problems."
                            .formatted(policy.name()));
        }
        return ids.length < policy.contextLength()
                ? Optional.empty()
                : Optional.of("This problem is too long for %s.".formatted(policy.name()));
    }

    /** Koan's own models have one token for each number they may meet, and no chat template. */
    private boolean isSmall() {
        return policy.tokenizer().id("<|im_start|>").isEmpty()
                && policy.tokenizer().id(" 200").isPresent();
    }
}
