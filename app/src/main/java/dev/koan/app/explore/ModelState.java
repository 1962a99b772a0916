package dev.koan.app.explore;

/** How far the chosen model is. */
public enum ModelState {
    /** None is chosen. */
    NONE,
    /** It is being opened. */
    OPENING,
    /** It can be asked. */
    READY,
    /** It could not be opened. */
    FAILED
}
