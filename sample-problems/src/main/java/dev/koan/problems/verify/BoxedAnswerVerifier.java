package dev.koan.problems.verify;

import dev.koan.problem.Problem;
import dev.koan.problem.Verdict;
import dev.koan.problem.Verifier;
import java.util.Optional;

/**
 * Compares the last box with the reference: as exact numbers where both are numbers ({@code 0.5},
 * {@code 1/2} and {@code \frac{1}{2}} are equal), else letter by letter without spaces. Stateless,
 * thread-safe.
 */
public final class BoxedAnswerVerifier implements Verifier {
    @Override
    public Verdict verify(Problem problem, String completion) {
        return switch (BoxedAnswer.last(completion)) {
            case BoxedAnswer.Missing(String reason) -> new Verdict.NoAnswer(reason);
            case BoxedAnswer.Found(String content) ->
                    isSame(content, problem.reference())
                            ? new Verdict.Correct(content)
                            : new Verdict.Incorrect(
                                    content,
                                    "it is %s, not %s"
                                            .formatted(
                                                    Quoted.text(content),
                                                    Quoted.text(problem.reference())));
        };
    }

    private static boolean isSame(String answer, String reference) {
        Optional<Rational> expected = Rational.parse(plain(reference));
        if (expected.isPresent()) {
            return Rational.parse(plain(answer)).equals(expected);
        }
        return plain(answer).equals(plain(reference));
    }

    private static String plain(String text) {
        return text.replace("\\!", "")
                .replace("$", "")
                .replace("\\dfrac", "\\frac")
                .replace("\\tfrac", "\\frac")
                .replace(" ", "");
    }
}
