/** Countdown and the 24 game: problems, an exact solver, a generator and an exact verifier. */
@NullMarked
package dev.koan.problems.countdown;

import org.jspecify.annotations.NullMarked;
