@NullMarked
package dev.koan.problems.countdown;

import org.jspecify.annotations.NullMarked;
