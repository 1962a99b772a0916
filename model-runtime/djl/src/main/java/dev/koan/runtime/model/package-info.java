/** The decoder: parameters in one flat tensor, computed by TorchScript. */
@NullMarked
package dev.koan.runtime.model;

import org.jspecify.annotations.NullMarked;
