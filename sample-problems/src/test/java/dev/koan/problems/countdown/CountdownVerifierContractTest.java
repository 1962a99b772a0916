package dev.koan.problems.countdown;

import dev.koan.problem.Problem;
import dev.koan.problem.Verifier;
import dev.koan.problem.VerifierContractTest;
import java.util.Map;

class CountdownVerifierContractTest extends VerifierContractTest {
    @Override
    protected Verifier verifier() {
        return new CountdownVerifier();
    }

    @Override
    protected Problem problem() {
        return CountdownProblem.of(24, 7, 3, 11, 5).toProblem(Map.of());
    }

    @Override
    protected String rightAnswer() {
        return "( ( 7 - 3 ) * ( 11 - 5 ) )";
    }

    @Override
    protected String wrongAnswer() {
        return "7 + 3 + 11 + 5";
    }
}
