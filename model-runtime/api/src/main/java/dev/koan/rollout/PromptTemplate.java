package dev.koan.rollout;

import dev.koan.problem.Problem;

/** Turns a problem into the text a model is prompted with. Thread-safe. */
@FunctionalInterface
public interface PromptTemplate {
    /** The whole prompt. */
    String render(Problem problem);

    /** The question itself and nothing else: what Koan's own small models are trained on. */
    static PromptTemplate bare() {
        return Problem::question;
    }

    /**
     * Satori's prompt template 3 (arXiv 2502.02508, appendix D.2, as its released script has it).
     */
    static PromptTemplate satori() {
        return problem ->
                """
                <|im_start|>user
                Solve the following math problem efficiently and clearly.
                Please reason step by step, and put your final answer within \\boxed{}.
                Problem: %s<|im_end|>
                <|im_start|>assistant
                """
                        .formatted(problem.question());
    }
}
