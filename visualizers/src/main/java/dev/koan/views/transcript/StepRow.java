package dev.koan.views.transcript;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.coat.Step;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** One step as it stands: its tokens grow at the end while it is written. FX thread only. */
public final class StepRow implements TranscriptRow {
    private final int index;
    private final MetaAction action;
    private final List<GeneratedToken> tokens = new ArrayList<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private Optional<ReflectionEvent> event = Optional.empty();

    StepRow(int index, MetaAction action) {
        this.index = index;
        this.action = action;
    }

    /** Position in the trajectory, from 0. */
    public int index() {
        return index;
    }

    /** What a person calls it: counted from 1. */
    public int number() {
        return index + 1;
    }

    /** What the step does. */
    public MetaAction action() {
        return action;
    }

    /** What this reflection changed; empty for other steps and before the end. */
    public Optional<ReflectionEvent> event() {
        return event;
    }

    /** The step as it stands, as a value. */
    public Step step() {
        return new Step(index, action, tokens);
    }

    /** How many tokens it has. */
    public int size() {
        return tokens.size();
    }

    /** Changes with everything that a person can see. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** Whether a person or a procedure chose any of the tokens. */
    public boolean isForced() {
        return tokens.stream().anyMatch(token -> token.source() == TokenSource.FORCED);
    }

    /**
     * The visible text in pieces of one source each: without the meta-action token, without spaces
     * around.
     */
    public List<TextRun> runs() {
        return TextRun.of(tokens);
    }

    void add(List<GeneratedToken> more) {
        tokens.addAll(more);
        changed();
    }

    void learn(ReflectionEvent what) {
        event = Optional.of(what);
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
