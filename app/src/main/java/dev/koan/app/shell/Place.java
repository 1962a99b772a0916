package dev.koan.app.shell;

import javafx.scene.layout.Region;

/**
 * One of the places of the window.
 *
 * @param name what it is called
 * @param icon name of its icon
 * @param view what it shows
 */
public record Place(String name, String icon, Region view) {}
