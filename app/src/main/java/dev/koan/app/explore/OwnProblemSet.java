package dev.koan.app.explore;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problem.Verifier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the person typed, newest first. Unlike other sets it grows. Thread-safe. */
final class OwnProblemSet implements ProblemSet {
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final Verifier verifier;
    private final int limit;

    OwnProblemSet(Verifier verifier, int limit) {
        this.verifier = verifier;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "My problems";
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public Verifier verifier() {
        return verifier;
    }

    /** Puts a problem first; one that was there already moves. */
    void add(Problem problem) {
        problems.removeIf(known -> known.question().equals(problem.question()));
        problems.addFirst(problem);
        while (problems.size() > limit) {
            problems.removeLast();
        }
    }

    List<String> questions() {
        return problems.stream().map(Problem::question).toList();
    }
}
