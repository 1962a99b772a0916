/** Tests of tokenizers. */
@NullMarked
package dev.koan.runtime.tokenizer;

import org.jspecify.annotations.NullMarked;
