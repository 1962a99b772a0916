package dev.koan.app.explore;

import dev.koan.app.task.ModelSource;
import dev.koan.problem.ProblemSet;
import dev.koan.problem.Verifier;
import dev.koan.problems.ProblemText;
import dev.koan.rollout.PromptTemplate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the Explore place works with.
 *
 * @param models the models to pick from
 * @param problemSets makes the problem sets; may take its time
 * @param reader reads what a person typed; may take its time
 * @param verifier judges answers to typed problems
 * @param template turns a problem into a prompt
 */
public record ExploreSetting(
        ModelSource models,
        Supplier<List<ProblemSet>> problemSets,
        Function<String, ProblemText> reader,
        Verifier verifier,
        PromptTemplate template) {}
