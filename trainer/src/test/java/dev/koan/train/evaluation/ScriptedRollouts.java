package dev.koan.train.evaluation;

import dev.koan.generation.FinishReason;
import dev.koan.generation.Tokenizer;
import dev.koan.generation.WordTokenizer;
import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutEngine;
import dev.koan.rollout.RolloutRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Answers each prompt with the texts of a script, one after the other and from the beginning again.
 * A text without an end-of-text token counts as cut short. Completions are handed over last one
 * first, as a real engine keeps no order.
 */
public final class ScriptedRollouts implements RolloutEngine {
    private final Tokenizer tokenizer;
    private final Map<String, List<String>> script;
    private final List<RolloutRequest> asked = new ArrayList<>();

    /** Answers by prompt. */
    public ScriptedRollouts(Tokenizer tokenizer, Map<String, List<String>> script) {
        this.tokenizer = tokenizer;
        this.script = script;
    }

    /** A tokenizer that knows all words of a script. */
    public static WordTokenizer tokenizer(Map<String, List<String>> script) {
        List<String> texts = new ArrayList<>(script.keySet());
        script.values().forEach(texts::addAll);
        return WordTokenizer.of(texts);
    }

    /** What was asked, in order. */
    public List<RolloutRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void generate(Iterator<RolloutRequest> requests, Consumer<Completion> finished) {
        Map<String, Integer> turns = new HashMap<>();
        List<Completion> completions = new ArrayList<>();
        while (requests.hasNext()) {
            RolloutRequest request = requests.next();
            asked.add(request);
            String prompt = tokenizer.decode(request.prompt());
            List<String> texts = script.getOrDefault(prompt, List.of());
            if (!texts.isEmpty()) {
                int turn = turns.merge(prompt, 1, Integer::sum) - 1;
                completions.add(completion(request, texts.get(turn % texts.size())));
            }
        }
        Collections.reverse(completions);
        completions.forEach(finished);
    }

    private Completion completion(RolloutRequest request, String text) {
        int[] ids = tokenizer.encode(text);
        FinishReason reason =
                text.endsWith(WordTokenizer.END_OF_TEXT)
                        ? FinishReason.END_OF_TEXT
                        : FinishReason.LENGTH;
        return new Completion(request, ids, new float[ids.length], reason);
    }
}
