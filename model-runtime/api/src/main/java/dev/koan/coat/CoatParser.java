package dev.koan.coat;

import dev.koan.generation.GeneratedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a stream of tokens into steps by token id, never by text: a text that merely spells {@code
 * <|reflect|>} starts no step. One parser reads one completion. Not thread-safe.
 */
public final class CoatParser {
    private final MetaActionIds ids;
    private final Set<Integer> endOfText;
    private final List<GeneratedToken> open = new ArrayList<>();
    private MetaAction action = MetaAction.CONTINUE;
    private int index;

    /**
     * @param ids the vocabulary's meta-actions
     * @param endOfText ids that end a completion and belong to no step
     */
    public CoatParser(MetaActionIds ids, Set<Integer> endOfText) {
        this.ids = ids;
        this.endOfText = Set.copyOf(endOfText);
    }

    /** Takes one token; returns the step that it closed, if it closed one. */
    public Optional<Step> accept(GeneratedToken token) {
        if (endOfText.contains(token.id())) {
            return Optional.empty();
        }
        Optional<MetaAction> next = ids.action(token.id());
        Optional<Step> closed = next.isPresent() ? finish() : Optional.empty();
        next.ifPresent(a -> action = a);
        open.add(token);
        return closed;
    }

    /** The step that is being written, as far as it has come; empty before its first token. */
    public Optional<Step> current() {
        return open.isEmpty() ? Optional.empty() : Optional.of(new Step(index, action, open));
    }

    /** Closes and returns the step that is being written, if there is one. */
    public Optional<Step> finish() {
        Optional<Step> step = current();
        if (step.isPresent()) {
            index++;
            open.clear();
            action = MetaAction.CONTINUE;
        }
        return step;
    }
}
