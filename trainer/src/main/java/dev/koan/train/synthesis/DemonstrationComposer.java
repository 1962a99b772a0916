package dev.koan.train.synthesis;

import dev.koan.problems.countdown.CountdownSolver;
import dev.koan.problems.countdown.CountdownStep;
import dev.koan.train.synthesis.AttemptPool.Flawed;
import dev.koan.train.synthesis.DemonstrationPlan.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Joins the attempts at one problem into demonstrations of the five types. Not thread-safe. */
final class DemonstrationComposer {
    private final AttemptPool pool;
    private final Critic critic;
    private final CountdownSolver solver;
    private final RandomGenerator random;

    DemonstrationComposer(
            AttemptPool pool, Critic critic, CountdownSolver solver, RandomGenerator random) {
        this.pool = pool;
        this.critic = critic;
        this.solver = solver;
        this.random = random;
    }

    /** Whether there are attempts enough for a type. */
    boolean canWrite(DemonstrationType type) {
        boolean wrongEnough =
                switch (type) {
                    case I, II_I -> true;
                    case II_II -> !pool.boxable().isEmpty();
                    case III_I -> !pool.restarting().isEmpty();
                    case III_II -> pool.restarting().size() >= 2;
                };
        return wrongEnough && !pool.right().isEmpty();
    }

    /**
     * A completion of a type that can be written; a plan that asks for more attempts than there are
     * gets fewer.
     */
    String write(DemonstrationPlan plan) {
        return switch (plan.type()) {
            case I -> plain();
            case II_I -> verified();
            case II_II -> answeredTooEarly(plan.ending());
            case III_I, III_II -> corrected(plan);
        };
    }

    /** Type I: steps, answer. */
    private String plain() {
        List<CountdownStep> steps = pool.anyRight(random).steps();
        return new ThoughtWriter(pool.problem()).steps(steps).answer(steps).end();
    }

    /** Type II-I: one step on the way, or the end, is verified. */
    private String verified() {
        Attempt attempt = pool.anyRight(random);
        List<CountdownStep> steps = attempt.steps();
        int checked = random.nextInt(steps.size());
        String reflection =
                checked == steps.size() - 1
                        ? confirmation(steps)
                        : critic.verify(steps.get(checked));
        return new ThoughtWriter(pool.problem())
                .steps(steps.subList(0, checked + 1))
                .reflect(reflection)
                .steps(steps.subList(checked + 1, steps.size()))
                .answer(steps)
                .end();
    }

    /**
     * Type II-II: a step is verified, a wrong answer goes into the box, then the attempt is judged
     * again.
     */
    private String answeredTooEarly(Ending ending) {
        Flawed first = AttemptPool.draw(pool.boxable(), 1, random).getFirst();
        List<CountdownStep> steps = first.attempt().steps();
        int checked = random.nextInt(Math.max(1, steps.size() - 1));
        ThoughtWriter writer =
                new ThoughtWriter(pool.problem())
                        .steps(steps.subList(0, checked + 1))
                        .reflect(critic.verify(steps.get(checked)))
                        .steps(steps.subList(checked + 1, steps.size()))
                        .answer(steps)
                        .reflect(first.critique().reflection())
                        .explore(first.critique().hint());
        return finish(writer, List.of(), ending);
    }

    /**
     * Types III-I and III-II: wrong attempts, each with its reflection and exploration, then the
     * last one.
     */
    private String corrected(DemonstrationPlan plan) {
        int rounds = Math.min(plan.rounds(), pool.restarting().size());
        List<Flawed> tries = new ArrayList<>(AttemptPool.draw(pool.restarting(), rounds, random));
        List<Flawed> fresh =
                pool.boxable().stream().filter(flawed -> !tries.contains(flawed)).toList();
        boolean givesUp = plan.ending() == Ending.GIVEN_UP && !fresh.isEmpty();
        if (!givesUp && !pool.midway().isEmpty() && random.nextBoolean()) {
            tries.set(rounds - 1, AttemptPool.draw(pool.midway(), 1, random).getFirst());
        }
        ThoughtWriter writer = new ThoughtWriter(pool.problem());
        for (Flawed flawed : tries) {
            writer.steps(flawed.shown())
                    .reflect(flawed.critique().reflection())
                    .explore(flawed.critique().hint());
        }
        return givesUp
                ? giveUp(writer, AttemptPool.draw(fresh, 1, random).getFirst())
                : finish(writer, tries.getLast().kept(), plan.ending());
    }

    private static String giveUp(ThoughtWriter writer, Flawed last) {
        return writer.steps(last.shown())
                .reflect(last.critique().reflection())
                .answer(last.attempt().steps())
                .end();
    }

    private String finish(ThoughtWriter writer, List<CountdownStep> kept, Ending ending) {
        List<CountdownStep> way = pool.continuation(kept, solver, random);
        List<CountdownStep> whole = new ArrayList<>(kept);
        whole.addAll(way);
        writer.steps(way);
        if (ending == Ending.CONFIRMED) {
            writer.reflect(confirmation(whole));
        }
        return writer.answer(whole).end();
    }

    private String confirmation(List<CountdownStep> steps) {
        return switch (critic.critique(pool.problem(), new Attempt(steps))) {
            case Critique.Right(String reflection) -> reflection;
            case Critique.Wrong wrong -> wrong.reflection();
            case Critique.Unusable(String _) -> critic.verify(steps.getLast());
        };
    }
}
