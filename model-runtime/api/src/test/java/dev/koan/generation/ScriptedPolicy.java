package dev.koan.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A policy that plays texts from a list, token by token: a stand-in for a model where a test is
 * about something else. Greedy decoding plays the first text; sampling plays the text that the seed
 * chooses. A forced token takes the place of the scripted one. Thread-safe: every stream has its
 * own state.
 */
public final class ScriptedPolicy implements Policy {
    private static final int CONTEXT = 4096;

    private final String name;
    private final List<String> texts;
    private final WordTokenizer tokenizer;
    private final Runnable beforeEachToken;

    private ScriptedPolicy(String name, List<String> texts, Runnable beforeEachToken) {
        this.name = name;
        this.texts = List.copyOf(texts);
        this.beforeEachToken = beforeEachToken;
        List<String> known = new ArrayList<>(texts);
        known.add("Use to make");
        for (int n = 0; n <= 200; n++) {
            known.add(" " + n);
        }
        this.tokenizer = WordTokenizer.of(known);
    }

    /** Plays these texts, at least one; the end-of-text token is added to each that lacks it. */
    public static ScriptedPolicy saying(String name, String... texts) {
        return new ScriptedPolicy(name, List.of(texts), () -> {});
    }

    /**
     * The same, doing something before each token: waiting for a test's permission, say, or
     * throwing.
     */
    public ScriptedPolicy beforeEachToken(Runnable action) {
        return new ScriptedPolicy(name, texts, action);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public int contextLength() {
        return CONTEXT;
    }

    @Override
    public Set<Integer> endOfText() {
        return Set.of(endOfTextId());
    }

    @Override
    public TokenStream generate(int[] prompt, SamplingOptions options) {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("The prompt is empty: give at least one token.");
        }
        if (prompt.length > CONTEXT) {
            throw new IllegalArgumentException(
                    "The prompt has %d tokens, but at most %d fit."
                            .formatted(prompt.length, CONTEXT));
        }
        if (!tokenizer.knows(prompt)) {
            throw new IllegalArgumentException("The prompt holds an id outside the vocabulary.");
        }
        return new ScriptedStream(this, script(options), options);
    }

    /** The ids that the options choose. */
    int[] script(SamplingOptions options) {
        int choice = options.isGreedy() ? 0 : Math.floorMod(options.seed(), texts.size());
        String text = texts.get(choice);
        String end = WordTokenizer.END_OF_TEXT;
        return tokenizer.encode(text.endsWith(end) ? text : text + end);
    }

    int endOfTextId() {
        return tokenizer.id(WordTokenizer.END_OF_TEXT).orElseThrow();
    }

    void announceToken() {
        beforeEachToken.run();
    }

    @Override
    public void close() {}
}
