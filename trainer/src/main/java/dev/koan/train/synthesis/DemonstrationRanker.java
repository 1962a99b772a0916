package dev.koan.train.synthesis;

import java.util.List;
import java.util.Optional;

/** Chooses among demonstrations of one type for one problem: Satori's reward model (appendix C). */
@FunctionalInterface
public interface DemonstrationRanker {
    /** The best one; empty when none is fit to learn from. */
    Optional<Demonstration> best(List<Demonstration> candidates);
}
