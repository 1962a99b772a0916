/** Chain-of-Action-Thought: meta-actions, steps, trajectories and what reflections changed. */
@NullMarked
package dev.koan.coat;

import org.jspecify.annotations.NullMarked;
