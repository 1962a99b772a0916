package dev.koan.app.settings;

import dev.koan.generation.SamplingOptions;
import dev.koan.views.fx.Appearance;
import java.util.List;

/**
 * What the window remembers. Empty texts stand for nothing chosen yet.
 *
 * @param appearance light or dark
 * @param bounds where the window was
 * @param isMaximized whether it filled the screen
 * @param model name of the last model
 * @param problemSet name of the last problem set
 * @param problem question of the last problem
 * @param ownProblems what the person typed, newest first
 * @param sampling how tokens are drawn
 * @param tokensPerSecond slow motion; 0 for full speed
 */
public record Settings(
        Appearance appearance,
        WindowBounds bounds,
        boolean isMaximized,
        String model,
        String problemSet,
        String problem,
        List<String> ownProblems,
        SamplingOptions sampling,
        double tokensPerSecond) {
    /** How many typed problems are kept. */
    public static final int OWN_PROBLEMS = 50;

    /** Copies the list. */
    public Settings {
        ownProblems = List.copyOf(ownProblems);
    }

    /** What a first start has. */
    public static Settings first() {
        return new Settings(
                Appearance.LIGHT,
                WindowBounds.NONE,
                false,
                "",
                "",
                "",
                List.of(),
                SamplingOptions.sampling(0.7, 1, 512).withAlternatives(5),
                0);
    }
}
