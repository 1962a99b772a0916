/** The models there are on this machine, and how they are opened. */
@NullMarked
package dev.koan.app.model;

import org.jspecify.annotations.NullMarked;
