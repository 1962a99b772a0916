/** Readers of public problem sets. */
@NullMarked
package dev.koan.problems.benchmark;

import org.jspecify.annotations.NullMarked;
