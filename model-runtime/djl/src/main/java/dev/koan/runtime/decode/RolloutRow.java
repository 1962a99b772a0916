package dev.koan.runtime.decode;

import dev.koan.generation.FinishReason;
import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.model.Decoder;
import java.util.Arrays;
import java.util.Set;

/** One request and what has been decoded for it. */
final class RolloutRow {
    private final RolloutRequest request;
    private final int promptLength;
    private final int[] ids;
    private final float[] logProbs;
    private int length;
    private FinishReason reason = FinishReason.LENGTH;

    RolloutRow(RolloutRequest request, Decoder decoder) {
        int[] prompt = request.prompt();
        int contextLength = decoder.contextLength();
        if (prompt.length == 0 || prompt.length >= contextLength) {
            throw new IllegalArgumentException(
                    "The prompt of request '%s' has %d tokens; it must have 1 to %d."
                            .formatted(request.id(), prompt.length, contextLength - 1));
        }
        for (int id : prompt) {
            if (id < 0 || id >= decoder.config().vocabSize()) {
                throw new IllegalArgumentException(
                        "The prompt of request '%s' holds token id %d, which is outside the vocabulary of %d ids."
                                .formatted(request.id(), id, decoder.config().vocabSize()));
            }
        }
        this.request = request;
        promptLength = prompt.length;
        int limit =
                (int) Math.min(contextLength, (long) prompt.length + request.options().maxTokens());
        ids = Arrays.copyOf(prompt, limit);
        logProbs = new float[limit - prompt.length];
        length = prompt.length;
    }

    RolloutRequest request() {
        return request;
    }

    /** Prompt and completion so far. */
    int length() {
        return length;
    }

    int id(int position) {
        return ids[position];
    }

    /** Takes what was decoded until the row ends; returns whether it has ended. */
    boolean accept(long[] tokens, float[] logs, int from, int count, Set<Integer> endOfText) {
        for (int i = 0; i < count; i++) {
            int id = (int) tokens[from + i];
            logProbs[length - promptLength] = logs[from + i];
            ids[length++] = id;
            if (endOfText.contains(id)) {
                reason = FinishReason.END_OF_TEXT;
                return true;
            }
            if (length == ids.length) {
                return true;
            }
        }
        return false;
    }

    Completion complete() {
        int count = length - promptLength;
        int[] tokens = Arrays.copyOfRange(ids, promptLength, length);
        return new Completion(request, tokens, Arrays.copyOf(logProbs, count), reason);
    }
}
