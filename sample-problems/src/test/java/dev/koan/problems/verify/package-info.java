@NullMarked
package dev.koan.problems.verify;

import org.jspecify.annotations.NullMarked;
