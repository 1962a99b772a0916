/**
 * Demonstrations for format tuning, as Satori makes them (arXiv 2502.02508, appendix C), in the
 * small: a generator tries, a critic finds the first mistake, a ranker keeps the best.
 */
@NullMarked
package dev.koan.train.synthesis;

import org.jspecify.annotations.NullMarked;
