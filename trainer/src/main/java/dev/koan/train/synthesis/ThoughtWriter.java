package dev.koan.train.synthesis;

import dev.koan.coat.MetaAction;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownSolution;
import dev.koan.problems.countdown.CountdownStep;
import java.util.List;

/** Writes a completion in the text that Koan's small models read. Use once. */
final class ThoughtWriter {
    private final CountdownProblem problem;
    private final StringBuilder text = new StringBuilder();

    ThoughtWriter(CountdownProblem problem) {
        this.problem = problem;
    }

    ThoughtWriter steps(List<CountdownStep> steps) {
        steps.forEach(step -> line(MetaAction.CONTINUE, step.text()));
        return this;
    }

    ThoughtWriter reflect(String reflection) {
        return line(MetaAction.REFLECT, reflection);
    }

    ThoughtWriter explore(String hint) {
        return line(MetaAction.EXPLORE, hint);
    }

    /** Boxes the expression that steps from the problem's numbers come to. */
    ThoughtWriter answer(List<CountdownStep> steps) {
        String expression = CountdownSolution.of(problem.numbers(), steps).expression();
        return line(MetaAction.CONTINUE, " answer \\boxed{ " + expression + " }");
    }

    /** The whole completion with its end. */
    String end() {
        return text.append(Demonstration.END_OF_TEXT).toString();
    }

    private ThoughtWriter line(MetaAction action, String words) {
        text.append(action.token()).append(words);
        return this;
    }
}
