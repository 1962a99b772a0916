/** The window around the places. */
@NullMarked
package dev.koan.app.shell;

import org.jspecify.annotations.NullMarked;
