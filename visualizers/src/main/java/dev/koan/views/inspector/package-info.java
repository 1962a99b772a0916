/** Speaks about what is selected: the tokens of a step and what else could have stood there. */
@NullMarked
package dev.koan.views.inspector;

import org.jspecify.annotations.NullMarked;
