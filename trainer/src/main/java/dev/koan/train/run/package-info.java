/** The run directory: what a training run writes down, and how it is read again. */
@NullMarked
package dev.koan.train.run;

import org.jspecify.annotations.NullMarked;
