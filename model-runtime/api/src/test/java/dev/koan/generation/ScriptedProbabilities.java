package dev.koan.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A made-up but proper distribution around a scripted token: the token itself is the likeliest, the
 * rest is halved from neighbour to neighbour in the vocabulary. The same token always gets the same
 * numbers.
 */
record ScriptedProbabilities(Tokenizer tokenizer) {
    private static final double GOLDEN = 0.6180339887498949;

    /** What the model thought of {@code id} where {@code scripted} was the likeliest. */
    TokenProbabilities of(int id, int scripted, int count) {
        double top = 0.55 + 0.44 * (scripted * GOLDEN % 1);
        List<Alternative> ranked = new ArrayList<>();
        ranked.add(alternative(scripted, top));
        double share = 1 - top;
        for (int rank = 1; rank < count; rank++) {
            share /= 2;
            ranked.add(alternative(neighbour(scripted, rank), share));
        }
        double own = id == scripted ? Math.log(top) : Math.log((1 - top) / 1024);
        List<Alternative> shown = ranked.subList(0, Math.min(count, ranked.size()));
        double logProb =
                ranked.stream()
                        .filter(a -> a.id() == id)
                        .mapToDouble(Alternative::logProb)
                        .findFirst()
                        .orElse(own);
        return new TokenProbabilities(logProb, entropy(top), shown);
    }

    private Alternative alternative(int id, double probability) {
        return new Alternative(id, tokenizer.decode(id), Math.log(probability));
    }

    private int neighbour(int id, int rank) {
        int words = tokenizer.vocabularySize() - 256;
        return 256 + Math.floorMod(id - 256 + rank, words);
    }

    /** Of the whole geometric distribution, in nats. */
    private static double entropy(double top) {
        double rest = 1 - top;
        double tail =
                IntStream.rangeClosed(1, 40)
                        .mapToDouble(rank -> rest * Math.pow(0.5, rank))
                        .map(p -> -p * Math.log(p))
                        .sum();
        return -top * Math.log(top) + tail;
    }
}
