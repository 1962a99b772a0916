/** What every checker needs: exact numbers, the last box of a text, and the module's fault. */
@NullMarked
package dev.koan.problems.verify;

import org.jspecify.annotations.NullMarked;
