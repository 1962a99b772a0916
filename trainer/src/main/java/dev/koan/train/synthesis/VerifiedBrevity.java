package dev.koan.train.synthesis;

import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Right before wrong, short before long, the earlier of equals; what has no answer is unfit.
 *
 * @param verifier of the problems
 */
public record VerifiedBrevity(Verifier verifier) implements DemonstrationRanker {
    private record Judged(Demonstration demonstration, Verdict verdict) {}

    @Override
    public Optional<Demonstration> best(List<Demonstration> candidates) {
        return candidates.stream()
                .map(candidate -> new Judged(candidate, verdict(candidate)))
                .filter(judged -> !(judged.verdict() instanceof Verdict.NoAnswer))
                .min(
                        Comparator.comparing((Judged judged) -> !judged.verdict().isCorrect())
                                .thenComparing(judged -> words(judged.demonstration())))
                .map(Judged::demonstration);
    }

    private Verdict verdict(Demonstration candidate) {
        return verifier.verify(candidate.problem(), candidate.answerText());
    }

    /** Every word is one token of Koan's small models. */
    private static int words(Demonstration demonstration) {
        return demonstration.completion().split(" ", -1).length;
    }
}
