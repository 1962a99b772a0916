package dev.koan.app;

import dev.koan.app.task.ModelSource;
import dev.koan.app.task.OpenModel;
import dev.koan.generation.ScriptedPolicy;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Scripted models to pick from; how many tokens they may write is up to the test. Thread-safe. */
final class TestModels implements ModelSource {
    static final String TUNED =
            "<|continue|> 11 + 5 = 16 left 16 7 3<|continue|> 16 + 7 = 23 left 23 3<|continue|> 23 - 3 = 20 left 20"
                    + "<|reflect|> 24 - 20 = 4 bad<|explore|> from 7 3 11 5<|continue|> 7 * 3 = 21 left 21 11 5"
                    + "<|continue|> 21 - 5 = 16 left 16 11<|reflect|> 21 - 5 = 16 good"
                    + "<|continue|> 16 + 11 = 27 left 27<|reflect|> 27 - 24 = 3 bad"
                    + "<|explore|> from 7 3 11 5<|continue|> 11 - 7 = 4 left 4 3 5"
                    + "<|continue|> 3 + 5 = 8 left 8 4<|continue|> 8 * 4 = 32 left 32<|reflect|> 32 - 24 = 8 bad"
                    + "<|explore|> from 4 3 5<|continue|> 5 - 3 = 2 left 2 4<|continue|> 2 * 4 = 8 left 8"
                    + "<|reflect|> 24 - 8 = 16 bad<|explore|> from 7 3 11 5<|continue|> 7 - 5 = 2 left 2 3 11"
                    + "<|continue|> 11 - 3 = 8 left 8 2<|reflect|> 11 - 3 = 8 good<|explore|> from 7 3 11 5"
                    + "<|continue|> 11 + 3 = 14 left 14 7 5<|continue|> 7 + 5 = 12 left 12 14"
                    + "<|continue|> 14 + 12 = 26 left 26<|reflect|> 26 - 24 = 2 bad<|explore|> from 7 3 11 5"
                    + "<|continue|> 5 * 7 = 35 left 35 3 11<|continue|> 35 - 11 = 24 left 24 3"
                    + "<|reflect|> 24 - 24 = 0 good<|continue|> answer \\boxed{ ( 5 * 7 ) - 11 }";
    static final String SOLVED =
            "<|continue|> 10 - 3 = 7 left 7 7 1<|continue|> 7 * 1 = 7 left 7 7<|continue|> 7 + 7 = 14 left 14"
                    + "<|reflect|> 14 - 10 = 4 bad<|explore|> from 10 7 1 3<|continue|> 10 - 7 = 3 left 3 1 3"
                    + "<|continue|> 3 * 3 = 9 left 9 1<|continue|> 9 + 1 = 10 left 10<|reflect|> 10 - 10 = 0 good"
                    + "<|continue|> answer \\boxed{ ( ( 10 - 7 ) * 3 ) + 1 }";
    static final String PLAIN =
            "\n 10 - 3 = 7 left 7 7 1\n 7 * 1 = 7 left 7 7\n 7 + 7 = 14 left 14\n answer \\boxed{ ( 10 - 3 ) + 7 }";
    static final int WITHOUT_END = 1_000_000;

    private final Semaphore tokens = new Semaphore(0);

    @Override
    public List<String> names() {
        return List.of("koan-ft", "koan-base", "broken", "fragile");
    }

    @Override
    public OpenModel open(String name) {
        return switch (name) {
            case "koan-ft" -> model(ScriptedPolicy.saying(name, SOLVED, TUNED));
            case "koan-base" -> model(ScriptedPolicy.saying(name, PLAIN));
            case "fragile" ->
                    new OpenModel(
                            ScriptedPolicy.saying(name, SOLVED)
                                    .beforeEachToken(() -> {
                                        throw new IllegalStateException(
                                                "The model fragile broke off: a test wanted it to.");
                                    }),
                            "CPU, 1 thread");
            default ->
                    throw new IllegalArgumentException(
                            "The model in models/broken lacks model.safetensors: copy the whole checkpoint folder.");
        };
    }

    private OpenModel model(ScriptedPolicy policy) {
        return new OpenModel(
                policy.beforeEachToken(tokens::acquireUninterruptibly), "CPU, 1 thread");
    }

    /** Lets the model write so many tokens more. */
    void allow(int count) {
        tokens.release(count);
    }

    /** How many of them are left. */
    int left() {
        return tokens.availablePermits();
    }
}
