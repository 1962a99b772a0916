package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problem.ProblemSet;
import dev.koan.problem.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Problems that are made when somebody first asks for them, and kept. Thread-safe. */
final class GeneratedProblemSet implements ProblemSet {
    private final String name;
    private final Supplier<List<Problem>> source;
    private final Verifier verifier;
    private Optional<List<Problem>> made = Optional.empty();

    GeneratedProblemSet(String name, Verifier verifier, Supplier<List<Problem>> source) {
        this.name = name;
        this.verifier = verifier;
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized List<Problem> problems() {
        List<Problem> problems = made.orElseGet(() -> List.copyOf(source.get()));
        made = Optional.of(problems);
        return problems;
    }

    @Override
    public Verifier verifier() {
        return verifier;
    }
}
