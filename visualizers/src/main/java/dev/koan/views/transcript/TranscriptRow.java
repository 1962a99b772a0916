package dev.koan.views.transcript;

/** One row of the transcript: a step, or the end. */
public sealed interface TranscriptRow permits StepRow, EndRow {}
