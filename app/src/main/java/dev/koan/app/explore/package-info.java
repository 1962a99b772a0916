/** The Explore place: a problem, a model, and how it thinks. */
@NullMarked
package dev.koan.app.explore;

import org.jspecify.annotations.NullMarked;
