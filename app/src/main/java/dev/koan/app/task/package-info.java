/** What runs beside the window: the model thread, its pace, and background work. */
@NullMarked
package dev.koan.app.task;

import org.jspecify.annotations.NullMarked;
