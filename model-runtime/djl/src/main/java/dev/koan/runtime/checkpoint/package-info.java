/**
 * Checkpoint folders in the Hugging Face layout: {@code config.json} and safetensors files, read
 * and written without trust in what they say about themselves.
 */
@NullMarked
package dev.koan.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
