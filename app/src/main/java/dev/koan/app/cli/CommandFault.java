package dev.koan.app.cli;

/** What a person asked for cannot be done as asked. The message is one sentence. */
final class CommandFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFault(String sentence) {
        super(sentence);
    }

    CommandFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
