package dev.koan.app.explore;

import dev.koan.app.command.Command;
import dev.koan.app.settings.Settings;
import dev.koan.app.task.Background;
import dev.koan.app.task.ModelEvent;
import dev.koan.app.task.ModelThread;
import dev.koan.views.fx.PulseQueue;
import dev.koan.views.inspector.InspectorController;
import dev.koan.views.transcript.TranscriptController;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The Explore place: wires models, views and the model thread. FX thread only. */
public final class ExploreController implements AutoCloseable {
    private final ExploreModel model;
    private final ProblemsModel problems = new ProblemsModel();
    private final TranscriptController transcript = new TranscriptController();
    private final ModelThread modelThread;
    private final ExploreInteractor interactor;
    private final ProblemsInteractor problemsInteractor;
    private final ExploreCommands commands;
    private final ProblemsViewBuilder problemsView;
    private final ExploreViewBuilder builder;
    private final Region view;

    /**
     * @param setting what it works with
     * @param settings what was chosen last time
     * @param background where slow things are done
     * @param general commands of the whole window
     */
    public ExploreController(
            ExploreSetting setting,
            Settings settings,
            Background background,
            List<Command> general) {
        model = new ExploreModel(settings.sampling());
        model.tokensPerSecond().set(settings.tokensPerSecond());
        PulseQueue<ModelEvent> events = new PulseQueue<>(this::accept);
        modelThread = new ModelThread(setting.models(), events::offer);
        interactor =
                new ExploreInteractor(model, problems, transcript, setting.template(), modelThread);
        problemsInteractor = new ProblemsInteractor(problems, setting, background);
        commands = ExploreCommands.of(interactor, model, problems);
        problemsView =
                new ProblemsViewBuilder(problems, problemsInteractor, () -> commands.run().ask());
        builder = new ExploreViewBuilder(model, interactor, commands, general);
        InspectorController inspector = new InspectorController(transcript.model().selected());
        view =
                builder.build(
                        problemsView.build(),
                        new HeaderBuilder(model, problems, transcript.model()).build(),
                        transcript.view(),
                        inspector.view());
        transcript
                .model()
                .emptyHint()
                .bind(
                        Bindings.createStringBinding(
                                this::hint,
                                problems.chosen(),
                                model.modelState(),
                                model.models(),
                                model.run()));
        transcript.view().addEventHandler(KeyEvent.KEY_PRESSED, this::transcriptKey);
        background.ask(
                setting.models()::names,
                names -> showModels(names, settings.model()),
                model.fault()::set);
        problemsInteractor.start(settings);
    }

    /** The view; always the same. */
    public Region view() {
        return view;
    }

    /** The line at the bottom of the window. */
    public Region statusBar() {
        return new StatusBar(model);
    }

    /** What can be asked for here. */
    public List<Command> commands() {
        return commands.all();
    }

    /** The places that keys lead to. */
    public Node ownProblem() {
        return problemsView.ownProblem();
    }

    /** Where problems are filtered. */
    public Node filter() {
        return problemsView.filter();
    }

    /** Where models are picked. */
    public Node models() {
        return builder.models();
    }

    /** Puts the keyboard into the transcript. */
    public void focusTranscript() {
        transcript.focus();
    }

    /** What should be remembered, as it is now. */
    public Settings remember(Settings settings) {
        return new Settings(
                settings.appearance(),
                settings.bounds(),
                settings.isMaximized(),
                model.model().get(),
                problems.set().get().map(set -> set.name()).orElse(settings.problemSet()),
                problems.chosen().get().map(c -> c.problem().question()).orElse(settings.problem()),
                problems.loading().get()
                        ? settings.ownProblems()
                        : problemsInteractor.ownQuestions(),
                model.sampling().get(),
                model.tokensPerSecond().get());
    }

    /** What changes when there is something new to remember. */
    public List<Observable> remembered() {
        return List.of(
                model.model(),
                problems.chosen(),
                problems.set(),
                model.sampling(),
                model.tokensPerSecond());
    }

    /** Ends the model thread. */
    @Override
    public void close() {
        modelThread.close();
    }

    private void accept(List<ModelEvent> events) {
        interactor.accept(events);
    }

    private void showModels(List<String> names, String last) {
        model.models().setAll(names);
        if (names.contains(last)) {
            interactor.openModel(last);
        } else if (!names.isEmpty()) {
            interactor.openModel(names.getFirst());
        }
    }

    private void transcriptKey(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            Command command =
                    model.run().get() == RunState.RUNNING ? commands.pause() : commands.run();
            command.ask();
            event.consume();
        }
    }

    private String hint() {
        if (model.run().get() != RunState.IDLE) {
            return "The model begins …";
        }
        return switch (model.modelState().get()) {
            case NONE ->
                    model.models().isEmpty() ? "There is no model yet." : "Choose a model above.";
            case FAILED -> "Choose another model above.";
            case OPENING, READY ->
                    problems.chosen().get().isPresent()
                            ? "Press Run (F5) to watch the model think,\nor Step (F10) to go step by step."
                            : "Choose a problem on the left, or type your own.";
        };
    }
}
