package dev.koan.app.cli;

/**
 * What was found about one thing that Koan needs.
 *
 * @param subject what was looked at, in a word or two
 * @param state how it is
 * @param sentence what was found, and what to do where something is missing
 */
record Finding(String subject, State state, String sentence) {
    /** How a thing is. */
    enum State {
        /** As it should be. */
        FINE("ok"),
        /** Koan works, but something could be better. */
        NOTE("note"),
        /** Koan cannot run a model so. */
        BROKEN("fault");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Finding fine(String subject, String sentence) {
        return new Finding(subject, State.FINE, sentence);
    }

    static Finding note(String subject, String sentence) {
        return new Finding(subject, State.NOTE, sentence);
    }

    static Finding broken(String subject, String sentence) {
        return new Finding(subject, State.BROKEN, sentence);
    }
}
