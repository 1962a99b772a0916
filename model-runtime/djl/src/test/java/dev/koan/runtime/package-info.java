/** A policy on PyTorch against its contract, its golden reference and naive references. */
@NullMarked
package dev.koan.runtime;

import org.jspecify.annotations.NullMarked;
