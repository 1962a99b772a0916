/** What the window remembers from one start to the next. */
@NullMarked
package dev.koan.app.settings;

import org.jspecify.annotations.NullMarked;
