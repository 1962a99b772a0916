package dev.koan.app.explore;

/** What the model is doing with the problem. */
public enum RunState {
    /** Nothing: not yet asked, or done. */
    IDLE("ready"),
    /** It thinks. */
    RUNNING("thinking"),
    /** It waits for a person. */
    PAUSED("paused");

    private final String word;

    RunState(String word) {
        this.word = word;
    }

    /** The word a person reads. */
    public String word() {
        return word;
    }
}
