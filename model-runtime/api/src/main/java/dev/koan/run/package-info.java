/** What a training run writes down. */
@NullMarked
package dev.koan.run;

import org.jspecify.annotations.NullMarked;
