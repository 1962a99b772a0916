package dev.koan.app;

import dev.koan.app.settings.Settings;
import dev.koan.app.settings.WindowBounds;
import dev.koan.views.fx.Appearance;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window is on the screen. FX thread only. */
final class WindowPlacement {
    private WindowPlacement() {}

    /** Puts the window where it was, if there is a screen there; else where the system puts it. */
    static void restore(Stage stage, Settings settings) {
        WindowBounds bounds = settings.bounds();
        if (bounds.isKnown() && isOnAScreen(bounds)) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(1440, screen.getWidth()));
            stage.setHeight(Math.min(900, screen.getHeight()));
        }
        stage.setMaximized(settings.isMaximized());
    }

    /** The title bar at least must be there to be taken hold of. */
    private static boolean isOnAScreen(WindowBounds bounds) {
        return !Screen.getScreensForRectangle(
                        bounds.x() + 32, bounds.y(), Math.max(1, bounds.width() - 64), 24)
                .isEmpty();
    }

    /** What changes when the window moves. */
    static List<Observable> observed(Stage stage) {
        return List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty());
    }

    /** The settings with the window as it is; a maximized one keeps the bounds it had before. */
    static Settings note(Stage stage, Settings settings, Appearance appearance) {
        WindowBounds bounds =
                stage.isMaximized() || Double.isNaN(stage.getX())
                        ? settings.bounds()
                        : new WindowBounds(
                                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        return new Settings(
                appearance,
                bounds,
                stage.isMaximized(),
                settings.model(),
                settings.problemSet(),
                settings.problem(),
                settings.ownProblems(),
                settings.sampling(),
                settings.tokensPerSecond());
    }
}
