package dev.koan.app;

import dev.koan.app.explore.ExploreSetting;
import java.nio.file.Path;

/**
 * Everything that the window takes from outside, so that it can be opened on other models, problems
 * and settings.
 *
 * @param explore what the Explore place works with
 * @param configDirectory where settings are kept
 */
public record WorkbenchEnvironment(ExploreSetting explore, Path configDirectory) {}
