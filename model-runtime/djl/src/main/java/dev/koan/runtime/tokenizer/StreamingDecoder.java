package dev.koan.runtime.tokenizer;

import dev.koan.generation.Tokenizer;
import java.util.Arrays;

/**
 * Turns ids into text as they come, so that the pieces joined are the text of all ids. A character
 * can be spread over several tokens: what does not end in a whole character is held back. Costs the
 * same for each token however long the text grows, since only the last piece is decoded again as
 * context. Not thread-safe; one per stream.
 */
public final class StreamingDecoder {
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * A character takes up to four bytes, and so up to four tokens; the fifth cannot help the
     * first.
     */
    private static final int LONGEST_CHARACTER = 4;

    private static final int LONGEST_CONTEXT = 8;

    private final Tokenizer tokenizer;

    /** The ids of the last piece given out: decoders may treat a first token differently. */
    private int[] context = {};

    private String contextText = "";
    private int[] held = {};

    /** Starts a stream. */
    public StreamingDecoder(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The text that this id adds; empty while a character is incomplete. */
    public String accept(int id) {
        held = join(held, id);
        String added = added(held);
        if (!endsIncomplete(added)) {
            return release(held.length, added);
        }
        return held.length > LONGEST_CHARACTER ? releaseWhatIsBroken(added) : "";
    }

    /** The text of the ids that are still held back. */
    public String finish() {
        return held.length == 0 ? "" : release(held.length, added(held));
    }

    /**
     * Bytes that never become a character: gives out all but the tail that still may become one.
     */
    private String releaseWhatIsBroken(String added) {
        for (int count = held.length - 1; count >= held.length - LONGEST_CHARACTER; count--) {
            String head = added(Arrays.copyOf(held, count));
            String tail = tokenizer.decode(Arrays.copyOfRange(held, count, held.length));
            if (added.equals(head + tail)) {
                return release(count, head);
            }
        }
        return release(held.length, added);
    }

    private String release(int count, String text) {
        int[] released = Arrays.copyOf(held, count);
        // Ids without a text say nothing of where the text stands, so what came before is kept.
        boolean extend = text.isEmpty() && context.length < LONGEST_CONTEXT;
        context = extend ? join(context, released) : released;
        contextText = tokenizer.decode(context);
        held = Arrays.copyOfRange(held, count, held.length);
        return text;
    }

    /** What these ids add to the context. */
    private String added(int[] ids) {
        String both = tokenizer.decode(join(context, ids));
        return both.startsWith(contextText) ? both.substring(contextText.length()) : both;
    }

    private static boolean endsIncomplete(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == REPLACEMENT;
    }

    private static int[] join(int[] first, int... second) {
        int[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
