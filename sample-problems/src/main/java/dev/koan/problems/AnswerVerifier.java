package dev.koan.problems;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import dev.koan.problems.countdown.CountdownProblem;
import dev.koan.problems.countdown.CountdownVerifier;
import dev.koan.problems.verify.BoxedAnswerVerifier;

/**
 * Judges each problem by its kind: Countdown questions by the value of the expression, all others
 * by comparing with the reference. Stateless, thread-safe.
 */
public final class AnswerVerifier implements Verifier {
    private final Verifier countdown = new CountdownVerifier();
    private final Verifier other = new BoxedAnswerVerifier();

    @Override
    public Verdict verify(Problem problem, String completion) {
        return of(problem).verify(problem, completion);
    }

    @Override
    public Verdict verifyAttempt(Problem problem, String completion) {
        return of(problem).verifyAttempt(problem, completion);
    }

    private Verifier of(Problem problem) {
        return CountdownProblem.parse(problem.question()).isPresent() ? countdown : other;
    }
}
