package dev.koan.views.inspector;

import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenProbabilities;
import dev.koan.generation.TokenSource;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One token as the inspector shows it.
 *
 * @param position in its step, from 0
 * @param token the token
 */
record TokenLine(int position, GeneratedToken token) {
    /** Its text with what cannot be seen made visible. */
    String text() {
        return visible(token.text());
    }

    /** The model's probability; empty when probabilities are off. */
    OptionalDouble probability() {
        return token.probabilities().isPresent()
                ? OptionalDouble.of(Math.exp(token.probabilities().get().logProb()))
                : OptionalDouble.empty();
    }

    /** Entropy in nats as people read it, or nothing. */
    String entropy() {
        return token.probabilities()
                .map(TokenProbabilities::entropy)
                .map(nats -> String.format(Locale.ROOT, "%.2f", nats))
                .orElse("");
    }

    boolean isByHand() {
        return token.source() == TokenSource.FORCED;
    }

    /** A space as an open box, a line end as an arrow, a token without text as an ellipsis. */
    static String visible(String text) {
        return text.isEmpty() ? "…" : text.replace(" ", "␣").replace("\n", "⏎");
    }

    /** One decimal, or less than a tenth of a percent. */
    static String percent(double probability) {
        return probability < 0.0005
                ? "<0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", probability * 100);
    }
}
