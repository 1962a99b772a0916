package dev.koan.app.explore;

import dev.koan.app.task.ModelEvent;
import dev.koan.app.task.ModelThread;
import dev.koan.app.task.Pace;
import dev.koan.app.task.ThinkingRequest;
import dev.koan.rollout.PromptTemplate;
import dev.koan.views.transcript.TranscriptController;
import dev.koan.views.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the model thread and shows what it tells. FX thread only; it never waits. */
final class ExploreInteractor {
    private final ExploreModel model;
    private final ProblemsModel problems;
    private final TranscriptController transcript;
    private final PromptTemplate template;
    private final ModelThread modelThread;
    private Pace pace = new Pace(0);

    ExploreInteractor(
            ExploreModel model,
            ProblemsModel problems,
            TranscriptController transcript,
            PromptTemplate template,
            ModelThread modelThread) {
        this.model = model;
        this.problems = problems;
        this.transcript = transcript;
        this.template = template;
        this.modelThread = modelThread;
        model.tokensPerSecond().addListener((_, _, limit) -> pace.limit(limit.doubleValue()));
        problems.chosen().addListener(_ -> showChosen());
    }

    /** Opens a model; what is being thought ends. */
    void openModel(String name) {
        model.fault().set("");
        model.model().set(name);
        model.modelState().set(ModelState.OPENING);
        model.device().set("");
        modelThread.open(name);
    }

    /** Goes on, or begins. */
    void run() {
        goOn(Pace::run);
    }

    /** Goes on, or begins, until a step is complete. */
    void step() {
        goOn(Pace::step);
    }

    /** Goes on, or begins, for one token. */
    void token() {
        goOn(Pace::token);
    }

    /** Waits before the next token. */
    void pause() {
        pace.pause();
    }

    /** Ends the line of thought. */
    void stop() {
        pace.stop();
    }

    private void goOn(Consumer<Pace> how) {
        if (model.run().get() == RunState.IDLE) {
            problems.chosen().get().ifPresent(chosen -> begin(chosen, how));
        } else {
            how.accept(pace);
            model.run().set(RunState.RUNNING);
        }
    }

    private void begin(ChosenProblem chosen, Consumer<Pace> how) {
        model.fault().set("");
        pace = new Pace(model.tokensPerSecond().get());
        how.accept(pace);
        model.run().set(RunState.RUNNING);
        modelThread.think(
                new ThinkingRequest(
                        chosen.problem(), chosen.verifier(), template, model.sampling().get()),
                pace);
    }

    private void showChosen() {
        if (model.run().get() == RunState.IDLE) {
            model.shown().set(problems.chosen().get().map(ChosenProblem::problem));
            model.work().set(new ModelEvent.Work(0, 0));
            transcript.clear();
        }
    }

    /** Shows the events of one pulse. */
    void accept(List<ModelEvent> events) {
        List<TranscriptEvent> written = new ArrayList<>();
        for (ModelEvent event : events) {
            switch (event) {
                case ModelEvent.Opened opened -> opened(opened);
                case ModelEvent.NotOpened failed -> notOpened(failed);
                case ModelEvent.Began began -> {
                    model.shown().set(Optional.of(began.request().problem()));
                    model.work().set(new ModelEvent.Work(0, 0));
                    written.add(new TranscriptEvent.Began());
                }
                case ModelEvent.Wrote wrote -> {
                    model.work().set(wrote.work());
                    written.add(
                            new TranscriptEvent.Wrote(wrote.step(), wrote.action(), wrote.token()));
                }
                case ModelEvent.Waits _ -> waits();
                case ModelEvent.Ended ended -> {
                    model.work().set(ended.work());
                    model.run().set(RunState.IDLE);
                    written.add(
                            new TranscriptEvent.Ended(
                                    ended.reason(), ended.verdict(), ended.events()));
                }
                case ModelEvent.Failed failed -> {
                    model.run().set(RunState.IDLE);
                    model.fault().set(failed.sentence());
                }
            }
        }
        if (!written.isEmpty()) {
            transcript.accept(written);
        }
    }

    private void waits() {
        if (pace.isWaiting()) {
            model.run().set(RunState.PAUSED);
        }
    }

    private void opened(ModelEvent.Opened opened) {
        if (opened.name().equals(model.model().get())) {
            model.modelState().set(ModelState.READY);
            model.device().set(opened.device());
            model.contextLength().set(opened.contextLength());
        }
    }

    private void notOpened(ModelEvent.NotOpened failed) {
        if (failed.name().equals(model.model().get())) {
            model.modelState().set(ModelState.FAILED);
            model.fault().set(failed.sentence());
        }
    }
}
