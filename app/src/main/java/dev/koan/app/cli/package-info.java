/** The command line: everything that Koan does without a window. */
@NullMarked
package dev.koan.app.cli;

import org.jspecify.annotations.NullMarked;
