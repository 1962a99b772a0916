package dev.koan.problems.verify;

/** A problem, a file of problems or a request for problems that cannot be used. */
public final class ProblemFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what is wrong, where, and what to do
     */
    public ProblemFault(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong, where, and what to do
     * @param cause what lies behind it
     */
    public ProblemFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
