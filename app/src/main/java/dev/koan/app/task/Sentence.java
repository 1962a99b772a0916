package dev.koan.app.task;

/** What a person reads about a fault. */
public final class Sentence {
    private Sentence() {}

    /** The fault's own sentence; its kind where it has none. */
    public static String of(Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank()
                ? "Something went wrong (%s); the log has the details."
                        .formatted(fault.getClass().getSimpleName())
                : message.strip();
    }
}
