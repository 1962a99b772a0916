/** Problems to pick from: built-in sets, files, and what a person types. */
@NullMarked
package dev.koan.problems;

import org.jspecify.annotations.NullMarked;
