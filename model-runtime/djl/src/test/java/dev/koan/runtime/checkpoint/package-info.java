/** Tests of checkpoint folders. */
@NullMarked
package dev.koan.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
