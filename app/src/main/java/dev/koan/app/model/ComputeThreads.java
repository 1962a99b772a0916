package dev.koan.app.model;

/**
 * How many threads the model computes on. Takes effect only before the first model is opened: that
 * is when PyTorch reads it.
 */
public final class ComputeThreads {
    private static final String PROPERTY = "ai.djl.pytorch.num_threads";

    private ComputeThreads() {}

    /** Asks for a number of threads, at least 1. */
    public static void use(int count) {
        if (count < 1 || count > 1024) {
            throw new ModelFault(
                    "The number of threads must be 1 to 1024, not %d.".formatted(count));
        }
        System.setProperty(PROPERTY, String.valueOf(count));
    }

    /**
     * Asks for all processors but one, unless something else was asked for before: one is left to
     * the window and to everything else on the machine.
     */
    static void useDefault() {
        if (Integer.getInteger(PROPERTY) == null) {
            use(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        }
    }

    /** How many there are, in words: {@code 1 thread}. */
    static String words() {
        int count = Integer.getInteger(PROPERTY, 1);
        return count == 1 ? "1 thread" : count + " threads";
    }
}
