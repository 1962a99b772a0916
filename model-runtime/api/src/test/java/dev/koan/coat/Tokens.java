package dev.koan.coat;

import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenSource;
import dev.koan.generation.WordTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Completions cut into tokens and steps, as a model would write them. */
final class Tokens {
    private final WordTokenizer tokenizer;

    private Tokens(WordTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** A vocabulary with all words of a text. */
    static Tokens ofVocabulary(String text) {
        return new Tokens(WordTokenizer.of(List.of(text)));
    }

    CoatParser parser() {
        return new CoatParser(MetaActionIds.in(tokenizer), Set.of(endOfText()));
    }

    int endOfText() {
        return tokenizer.id(WordTokenizer.END_OF_TEXT).orElseThrow();
    }

    int id(MetaAction action) {
        return tokenizer.id(action.token()).orElseThrow();
    }

    List<GeneratedToken> sampled(String text) {
        return IntStream.of(tokenizer.encode(text))
                .mapToObj(id -> token(id, tokenizer.decode(id), TokenSource.SAMPLED))
                .toList();
    }

    List<Step> steps(String text) {
        CoatParser parser = parser();
        List<Step> steps = new ArrayList<>();
        sampled(text).forEach(token -> parser.accept(token).ifPresent(steps::add));
        parser.finish().ifPresent(steps::add);
        return steps;
    }

    static GeneratedToken token(int id, String text, TokenSource source) {
        return new GeneratedToken(id, text, source, Optional.empty());
    }
}
