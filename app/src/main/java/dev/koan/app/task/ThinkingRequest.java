package dev.koan.app.task;

import dev.koan.generation.SamplingOptions;
import dev.koan.problem.Problem;
import dev.koan.problem.Verifier;
import dev.koan.rollout.PromptTemplate;

/**
 * What the model is to think about, and how.
 *
 * @param problem what is asked
 * @param verifier judges the answer
 * @param template turns the problem into a prompt
 * @param options how tokens are drawn
 */
public record ThinkingRequest(
        Problem problem, Verifier verifier, PromptTemplate template, SamplingOptions options) {}
