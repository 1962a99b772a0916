/** Tests of {@code dev.koan.runtime.model}. */
@NullMarked
package dev.koan.runtime.model;

import org.jspecify.annotations.NullMarked;
