/** Text as tokens, and models that write it token by token. */
@NullMarked
package dev.koan.generation;

import org.jspecify.annotations.NullMarked;
