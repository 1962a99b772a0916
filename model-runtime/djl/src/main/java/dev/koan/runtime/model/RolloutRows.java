package dev.koan.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * The state of B rows that are decoded together for n tokens.
 *
 * @param last the last known token of each row, int64 {@code [B]}
 * @param positions where it stands, int64 {@code [B]}
 * @param cache {@code [2L,B,S,K,D]}
 * @param seen tokens that the repetition penalty applies to, bool {@code [B,V]}, or of any shape
 *     when it is 1
 * @param noise uniform in [0,1), float32 {@code [B,n]}
 * @param temperature float32 {@code [B]}, 0 for greedy
 */
public record RolloutRows(
        NDArray last,
        NDArray positions,
        NDArray cache,
        NDArray seen,
        NDArray noise,
        NDArray temperature) {}
