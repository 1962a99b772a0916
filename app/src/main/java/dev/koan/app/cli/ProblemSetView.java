package dev.koan.app.cli;

import dev.koan.problem.Problem;
import dev.koan.train.evaluation.EvaluatedAnswer;
import dev.koan.train.evaluation.EvaluationReport;
import java.util.List;

/** Shows the answers to many problems. */
interface ProblemSetView {
    /**
     * The run begins.
     *
     * @param asked how many problems the model is asked
     */
    void begin(String model, int asked);

    /** One answer; they come in the order of the problems. */
    void answer(EvaluatedAnswer answer);

    /** A problem that this model was not trained for, with a sentence that says why. */
    void leftOut(Problem problem, String sentence);

    /**
     * All answers.
     *
     * @param leftOut problems that the model was not asked
     * @param seconds that answering took
     */
    void end(EvaluationReport report, List<Problem> leftOut, double seconds);
}
