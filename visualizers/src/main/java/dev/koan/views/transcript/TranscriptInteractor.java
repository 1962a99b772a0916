package dev.koan.views.transcript;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import dev.koan.generation.GeneratedToken;
import dev.koan.views.fx.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns events into rows, marks and the selection. FX thread only. */
final class TranscriptInteractor {
    private final TranscriptModel model;
    private final List<GeneratedToken> pending = new ArrayList<>();
    private int tokens;

    TranscriptInteractor(TranscriptModel model) {
        this.model = model;
    }

    /** Applies a pulse's events: each step that grew is told once. */
    void apply(List<TranscriptEvent> events) {
        List<StepRow> fresh = new ArrayList<>();
        for (TranscriptEvent event : events) {
            switch (event) {
                case TranscriptEvent.Began _ -> {
                    fresh.clear();
                    pending.clear();
                    clear();
                }
                case TranscriptEvent.Wrote wrote -> write(wrote, fresh);
                case TranscriptEvent.Ended ended -> {
                    flush(fresh);
                    end(ended);
                }
            }
        }
        flush(fresh);
    }

    void clear() {
        tokens = 0;
        model.selected().set(Optional.empty());
        model.end().set(Optional.empty());
        model.marks().clear();
        model.rows().clear();
        model.following().set(true);
    }

    private void write(TranscriptEvent.Wrote wrote, List<StepRow> fresh) {
        int known = model.rows().size() + fresh.size();
        if (wrote.step() >= known) {
            addPending(fresh);
            fresh.add(new StepRow(wrote.step(), wrote.action()));
        }
        pending.add(wrote.token());
        tokens++;
    }

    private void addPending(List<StepRow> fresh) {
        if (!pending.isEmpty()) {
            last(fresh).ifPresent(row -> row.add(pending));
            pending.clear();
        }
    }

    private Optional<StepRow> last(List<StepRow> fresh) {
        if (!fresh.isEmpty()) {
            return Optional.of(fresh.getLast());
        }
        boolean isStep = !model.rows().isEmpty() && model.rows().getLast() instanceof StepRow;
        return isStep ? Optional.of((StepRow) model.rows().getLast()) : Optional.empty();
    }

    private void flush(List<StepRow> fresh) {
        addPending(fresh);
        List<TranscriptMark> marks =
                fresh.stream()
                        .filter(row -> row.action() != MetaAction.CONTINUE)
                        .map(row ->
                                new TranscriptMark(
                                        row.index(), Signal.of(row.action()), Optional.empty()))
                        .toList();
        model.rows().addAll(fresh);
        model.marks().addAll(marks);
        fresh.clear();
    }

    private void end(TranscriptEvent.Ended ended) {
        List<TranscriptMark> marks = new ArrayList<>();
        for (ReflectionEvent event : ended.events()) {
            if (event.stepIndex() < model.rows().size()
                    && model.rows().get(event.stepIndex()) instanceof StepRow row) {
                row.learn(event);
                marks.add(
                        new TranscriptMark(
                                row.index(), Signal.of(row.action()), Optional.of(event.change())));
            }
        }
        if (!marks.isEmpty()) {
            model.marks().setAll(marks);
        }
        EndRow end = new EndRow(ended.reason(), ended.verdict(), tokens);
        model.rows().add(end);
        model.end().set(Optional.of(end));
    }
}
