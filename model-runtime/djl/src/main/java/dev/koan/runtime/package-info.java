/** A checkpoint as a policy that writes, and that can be taught. */
@NullMarked
package dev.koan.runtime;

import org.jspecify.annotations.NullMarked;
