/** Many trajectories at a time, and what they are worth. */
@NullMarked
package dev.koan.rollout;

import org.jspecify.annotations.NullMarked;
