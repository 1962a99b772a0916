/** The window and the commands: where everything is put together. */
@NullMarked
package dev.koan.app;

import org.jspecify.annotations.NullMarked;
