package dev.koan.app.settings;

/**
 * Where the window was, in screen pixels.
 *
 * @param x left edge
 * @param y top edge
 * @param width width; 0 for never placed
 * @param height height
 */
public record WindowBounds(double x, double y, double width, double height) {
    /** A window that was never placed. */
    public static final WindowBounds NONE = new WindowBounds(0, 0, 0, 0);

    /** Whether the window was ever placed. */
    public boolean isKnown() {
        return width >= 1 && height >= 1;
    }
}
