/** Supervised training: format tuning, and the loop that pre-training shares with it. */
@NullMarked
package dev.koan.train.sft;

import org.jspecify.annotations.NullMarked;
