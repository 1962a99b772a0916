/** How fast a checkpoint runs and learns, and how much memory it keeps. */
@NullMarked
package dev.koan.runtime.bench;

import org.jspecify.annotations.NullMarked;
