package dev.koan.app.explore;

import dev.koan.app.command.Command;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * What a person can ask for in the Explore place. The keys are those of debuggers, where people
 * know them from.
 *
 * @param run goes on, or begins
 * @param pause waits
 * @param step one step
 * @param token one token
 * @param stop ends
 */
record ExploreCommands(Command run, Command pause, Command step, Command token, Command stop) {

    static ExploreCommands of(
            ExploreInteractor interactor, ExploreModel model, ProblemsModel problems) {
        BooleanBinding mayBegin =
                model.modelState()
                        .isEqualTo(ModelState.READY)
                        .and(model.samplingFault().isEmpty())
                        .and(
                                Bindings.createBooleanBinding(
                                        () -> problems.chosen().get().isPresent(),
                                        problems.chosen()));
        BooleanBinding isRunning = model.run().isEqualTo(RunState.RUNNING);
        BooleanBinding isActive = model.run().isNotEqualTo(RunState.IDLE);
        BooleanBinding mayGoOn = isRunning.not().and(isActive.or(mayBegin));
        BooleanBinding mayStep = isActive.or(mayBegin);
        return new ExploreCommands(
                new Command(
                        "run",
                        "Run",
                        "Let the model think, or go on thinking",
                        key(KeyCode.F5),
                        "mdmz-play_arrow",
                        mayGoOn,
                        interactor::run),
                new Command(
                        "pause",
                        "Pause",
                        "Wait before the next token",
                        key(KeyCode.F6),
                        "mdmz-pause",
                        isRunning,
                        interactor::pause),
                new Command(
                        "step",
                        "Step",
                        "Think until one step is complete",
                        key(KeyCode.F10),
                        "mdmz-skip_next",
                        mayStep,
                        interactor::step),
                new Command(
                        "token",
                        "Token",
                        "Think for one token",
                        key(KeyCode.F11),
                        "mdmz-navigate_next",
                        mayStep,
                        interactor::token),
                new Command(
                        "stop",
                        "Stop",
                        "End this line of thought",
                        key(KeyCode.F5, KeyCombination.SHIFT_DOWN),
                        "mdmz-stop",
                        isActive,
                        interactor::stop));
    }

    List<Command> all() {
        return List.of(run, pause, step, token, stop);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
