package dev.koan.coat;

import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reasoning step: the tokens from one meta-action token to the next.
 *
 * @param index position in the trajectory, from 0
 * @param action what the step does; a first step without a meta-action token counts as {@link
 *     MetaAction#CONTINUE} (Satori's own trajectories begin so)
 * @param tokens all tokens, the meta-action token first where there is one
 */
public record Step(int index, MetaAction action, List<GeneratedToken> tokens) {
    /** Copies the tokens. */
    public Step {
        tokens = List.copyOf(tokens);
    }

    /** Whether the step begins with its meta-action token. */
    public boolean isMarked() {
        return !tokens.isEmpty() && MetaAction.ofToken(tokens.getFirst().text()).isPresent();
    }

    /** The text with its meta-action token, as the model wrote it. */
    public String rawText() {
        return tokens.stream().map(GeneratedToken::text).collect(Collectors.joining());
    }

    /** The text a person reads: without the meta-action token and without spaces around. */
    public String text() {
        return tokens.stream()
                .skip(isMarked() ? 1 : 0)
                .map(GeneratedToken::text)
                .collect(Collectors.joining())
                .strip();
    }

    /** Whether a person or a procedure chose any of the tokens. */
    public boolean isForced() {
        return tokens.stream().anyMatch(token -> token.source() == TokenSource.FORCED);
    }
}
