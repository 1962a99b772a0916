/** A line of thought, step by step, while it is written and afterwards. */
@NullMarked
package dev.koan.views.transcript;

import org.jspecify.annotations.NullMarked;
