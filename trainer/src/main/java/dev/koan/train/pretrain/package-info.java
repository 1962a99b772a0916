/** Makes Koan's small base model from nothing: arithmetic, plain solutions, repeated attempts. */
@NullMarked
package dev.koan.train.pretrain;

import org.jspecify.annotations.NullMarked;
