/**
 * What all views share: colours, badges, appearance, and the way events reach the JavaFX thread.
 */
@NullMarked
package dev.koan.views.fx;

import org.jspecify.annotations.NullMarked;
