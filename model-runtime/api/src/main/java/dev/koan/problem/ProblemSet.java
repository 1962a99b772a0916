package dev.koan.problem;

import java.util.List;

/** Named problems with the verifier that judges their answers. Immutable and thread-safe. */
public interface ProblemSet {
    /** The name a person picks it by. */
    String name();

    /** All problems, in the order of the set. */
    List<Problem> problems();

    /** Judges answers to these problems. */
    Verifier verifier();
}
