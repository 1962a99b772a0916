/** Tests of {@code dev.koan.runtime.decode}. */
@NullMarked
package dev.koan.runtime.decode;

import org.jspecify.annotations.NullMarked;
