package dev.koan.app.explore;

import dev.koan.app.settings.Settings;
import dev.koan.app.task.Background;
import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problems.ProblemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens problem sets, reads typed problems, remembers them. FX thread only; the work is done beside
 * it.
 */
final class ProblemsInteractor {
    private final ProblemsModel model;
    private final ExploreSetting setting;
    private final Background background;
    private final OwnProblemSet own;

    ProblemsInteractor(ProblemsModel model, ExploreSetting setting, Background background) {
        this.model = model;
        this.setting = setting;
        this.background = background;
        this.own = new OwnProblemSet(setting.verifier(), Settings.OWN_PROBLEMS);
    }

    /** Makes the sets and chooses what the person chose last. */
    void start(Settings settings) {
        background.ask(
                () -> {
                    List<ProblemSet> sets = new ArrayList<>(setting.problemSets().get());
                    settings.ownProblems().reversed().forEach(this::recall);
                    sets.add(own);
                    return sets;
                },
                sets -> open(sets, settings),
                this::fail);
    }

    private void recall(String question) {
        if (setting.reader().apply(question) instanceof ProblemText.Parsed(Problem problem)) {
            own.add(problem);
        }
    }

    private void open(List<ProblemSet> sets, Settings settings) {
        model.sets().setAll(sets);
        ProblemSet first =
                sets.stream()
                        .filter(set -> set.name().equals(settings.problemSet()))
                        .findFirst()
                        .orElse(sets.getFirst());
        open(first, settings.problem());
    }

    /** Shows the problems of a set. */
    void open(ProblemSet set) {
        open(set, "");
    }

    private void open(ProblemSet set, String question) {
        model.set().set(Optional.of(set));
        model.loading().set(true);
        background.ask(
                set::problems,
                problems -> {
                    if (model.set().get().equals(Optional.of(set))) {
                        show(set, problems, question);
                    }
                },
                this::fail);
    }

    private void show(ProblemSet set, List<Problem> problems, String question) {
        model.loading().set(false);
        model.problems().setAll(problems);
        problems.stream()
                .filter(problem -> problem.question().equals(question))
                .findFirst()
                .ifPresent(problem -> choose(problem, set));
    }

    /** Makes a problem of the open set the one that the next run is about. */
    void choose(Problem problem) {
        model.set().get().ifPresent(set -> choose(problem, set));
    }

    private void choose(Problem problem, ProblemSet set) {
        model.chosen().set(Optional.of(new ChosenProblem(problem, set.verifier())));
    }

    /** Reads the typed problem; what cannot be read gets a sentence. */
    void useTyped() {
        String text = model.typed().get();
        background.ask(() -> setting.reader().apply(text), this::useRead, model.fault()::set);
    }

    private void useRead(ProblemText read) {
        switch (read) {
            case ProblemText.Parsed(Problem problem) -> {
                model.fault().set("");
                model.typed().set("");
                model.filter().set("");
                own.add(problem);
                model.set().set(Optional.of(own));
                show(own, own.problems(), problem.question());
            }
            case ProblemText.Unreadable(String sentence) -> model.fault().set(sentence);
        }
    }

    /** What the person typed in this and earlier sessions, newest first. */
    List<String> ownQuestions() {
        return own.questions();
    }

    private void fail(String sentence) {
        model.loading().set(false);
        model.fault().set(sentence);
    }
}
