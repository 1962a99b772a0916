/** What is asked and how an answer is judged. */
@NullMarked
package dev.koan.problem;

import org.jspecify.annotations.NullMarked;
