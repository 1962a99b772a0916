package dev.koan.train.run;

/** How a run stands. */
public sealed interface RunState {
    /** It is training, or was killed while it did. */
    record Running() implements RunState {}

    /** It reached its end. */
    record Finished() implements RunState {}

    /** A person stopped it; it can go on from its last checkpoint. */
    record Stopped() implements RunState {}

    /**
     * Something went wrong.
     *
     * @param sentence what a person reads
     */
    record Failed(String sentence) implements RunState {}

    /** The word in {@code run.json}. */
    default String word() {
        return switch (this) {
            case Running() -> "running";
            case Finished() -> "finished";
            case Stopped() -> "stopped";
            case Failed(String _) -> "failed";
        };
    }
}
