/** Text as token ids, by the {@code tokenizer.json} of a checkpoint folder. */
@NullMarked
package dev.koan.runtime.tokenizer;

import org.jspecify.annotations.NullMarked;
