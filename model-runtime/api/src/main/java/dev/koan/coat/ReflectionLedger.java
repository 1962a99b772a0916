package dev.koan.coat;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import java.util.ArrayList;
import java.util.List;

/** Lists the reflect and explore events of a line of thought. Pure. */
public final class ReflectionLedger {
    private ReflectionLedger() {}

    /**
     * One event for each reflect and each explore step. The attempt is judged as it stood before
     * the step and as it stands where the next reflection begins, or at the end: exploring is part
     * of what a reflection led to, so only a {@code reflect} step closes an event.
     */
    public static List<ReflectionEvent> of(Problem problem, List<Step> steps, Verifier verifier) {
        List<Verdict> before = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            before.add(verifier.verifyAttempt(problem, text.toString()));
            text.append(step.rawText());
        }
        before.add(verifier.verifyAttempt(problem, text.toString()));
        List<ReflectionEvent> events = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            MetaAction action = steps.get(i).action();
            if (action != MetaAction.CONTINUE) {
                Verdict after = before.get(nextReflection(steps, i + 1));
                events.add(new ReflectionEvent(i, action, before.get(i), after));
            }
        }
        return List.copyOf(events);
    }

    private static int nextReflection(List<Step> steps, int from) {
        int i = from;
        while (i < steps.size() && steps.get(i).action() != MetaAction.REFLECT) {
            i++;
        }
        return i;
    }
}
