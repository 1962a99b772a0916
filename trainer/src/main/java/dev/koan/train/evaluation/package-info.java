/** How good a model is: its answers, its steps, its verdicts on itself. */
@NullMarked
package dev.koan.train.evaluation;

import org.jspecify.annotations.NullMarked;
