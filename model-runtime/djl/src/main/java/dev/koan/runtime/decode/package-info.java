/** Decoding with a cache: one stream to be steered, or hundreds of rows at a time. */
@NullMarked
package dev.koan.runtime.decode;

import org.jspecify.annotations.NullMarked;
