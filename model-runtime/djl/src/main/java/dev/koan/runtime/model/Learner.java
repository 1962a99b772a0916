package dev.koan.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/**
 * Gradient and moments of a decoder. One update is: {@link #accumulate} once or more, {@link
 * #clip}, then an update rule, which also clears the gradient. Model thread only; changes the
 * decoder in place.
 */
public final class Learner implements AutoCloseable {
    private final Decoder decoder;
    private final NDManager manager;
    private final NDArray gradient;
    private final NDArray first;
    private final NDArray second;
    private long steps;

    /** A learner whose moments are zero. */
    public Learner(Decoder decoder) {
        this.decoder = decoder;
        manager = decoder.manager().newSubManager();
        Shape shape = new Shape(decoder.layout().size());
        gradient = manager.zeros(shape);
        first = manager.zeros(shape);
        second = manager.zeros(shape);
    }

    /** Updates made. */
    public long steps() {
        return steps;
    }

    /** Adds the gradient of the weighted sum of cross-entropies; returns that sum. */
    public double accumulate(TokenBatch batch) {
        try (NDManager scope = manager.newSubManager()) {
            Shape shape = new Shape(batch.rows(), batch.columns());
            return decoder.differentiate(
                            scope,
                            "accumulate",
                            scope.create(batch.ids(), shape),
                            scope.create(batch.targets(), shape),
                            scope.create(batch.weights(), shape),
                            gradient)
                    .toFloatArray()[0];
        }
    }

    /**
     * The weighted sum of cross-entropies without a gradient, and the weight of what was predicted
     * right.
     */
    public Loss evaluate(TokenBatch batch) {
        try (NDManager scope = manager.newSubManager()) {
            Shape shape = new Shape(batch.rows(), batch.columns());
            float[] found =
                    decoder.run(
                                    scope,
                                    "evaluate",
                                    Decoder.tensor(decoder.flat()),
                                    Decoder.tensor(scope.create(batch.ids(), shape)),
                                    Decoder.tensor(scope.create(batch.targets(), shape)),
                                    Decoder.tensor(scope.create(batch.weights(), shape)),
                                    Decoder.tensor(decoder.cosines()),
                                    Decoder.tensor(decoder.sines()))
                            .toFloatArray();
            return new Loss(found[0], found[1]);
        }
    }

    /**
     * What a batch came to.
     *
     * @param sum weighted sum of cross-entropies, in nats
     * @param right weight of the targets that were likeliest
     */
    public record Loss(double sum, double right) {}

    /**
     * Scales the gradient down to a global norm, as torch's {@code clip_grad_norm_}.
     *
     * @param limit the largest norm; 0 only measures
     * @return the norm before
     */
    public double clip(double limit) {
        try (NDManager scope = manager.newSubManager()) {
            return decoder.run(scope, "clip", Decoder.tensor(gradient), IValue.from(limit))
                    .toFloatArray()[0];
        }
    }

    /** One step of AdamW on all parameters. */
    public void update(AdamW rule, double learningRate) {
        steps++;
        long size = decoder.layout().size();
        long decayed =
                switch (rule.decayed()) {
                    case EVERYTHING -> size;
                    case MATRICES -> decoder.layout().decayedSize();
                };
        adamw(rule, learningRate, 0, decayed, size);
        clearGradient();
    }

    /** One step of Muon on the matrices inside the layers and of AdamW on everything else. */
    public void update(Muon muon, double muonRate, AdamW adam, double adamRate) {
        steps++;
        ParameterLayout layout = decoder.layout();
        for (String name : List.of("qkv", "o", "gate_up", "down")) {
            muon(muon, muonRate, layout.group(name));
        }
        long matrices = layout.group("qkv").offset();
        adamw(adam, adamRate, 0, matrices, matrices);
        adamw(adam, adamRate, layout.decayedSize(), layout.decayedSize(), layout.size());
        clearGradient();
    }

    private void adamw(AdamW rule, double learningRate, long begin, long decayed, long end) {
        try (NDManager scope = manager.newSubManager()) {
            decoder.run(
                    scope,
                    "adamw",
                    Decoder.tensor(decoder.flat()),
                    Decoder.tensor(gradient),
                    Decoder.tensor(first),
                    Decoder.tensor(second),
                    IValue.from(begin),
                    IValue.from(decayed),
                    IValue.from(end),
                    IValue.listFrom(
                            learningRate,
                            rule.beta1(),
                            rule.beta2(),
                            rule.epsilon(),
                            rule.weightDecay(),
                            (double) steps));
        }
    }

    /** Fused matrices are orthogonalised in square or equal blocks where their rows divide so. */
    private void muon(Muon rule, double learningRate, ParameterLayout.Group group) {
        long layers = group.shape().get(0);
        long rows = group.shape().get(1);
        long columns = group.shape().get(2);
        long blocks =
                switch (group.name()) {
                    case "qkv" -> rows % columns == 0 ? rows / columns : 1;
                    case "gate_up" -> 2;
                    default -> 1;
                };
        try (NDManager scope = manager.newSubManager()) {
            decoder.run(
                    scope,
                    "muon",
                    Decoder.tensor(decoder.flat()),
                    Decoder.tensor(gradient),
                    Decoder.tensor(first),
                    IValue.from(group.offset()),
                    IValue.listFrom(layers * blocks, rows / blocks, columns),
                    IValue.listFrom(learningRate, rule.momentum(), rule.weightDecay()));
        }
    }

    private void clearGradient() {
        try (NDManager scope = manager.newSubManager()) {
            decoder.run(scope, "zero", Decoder.tensor(gradient));
        }
    }

    /** Gradient of one parameter slot, for checks. */
    public float[] gradient(ParameterLayout.Slot slot) {
        try (NDArray part = gradient.get(slot.offset() + ":" + (slot.offset() + slot.size()))) {
            return part.toFloatArray();
        }
    }

    /** Moments and count, to be saved. */
    public State state() {
        return new State(first.toFloatArray(), second.toFloatArray(), steps);
    }

    /** Takes up saved moments. */
    public void restore(State state) {
        copy(state.first(), first);
        copy(state.second(), second);
        steps = state.steps();
        clearGradient();
    }

    private void copy(float[] values, NDArray target) {
        try (NDManager scope = manager.newSubManager()) {
            decoder.run(
                    scope,
                    "write",
                    Decoder.tensor(target),
                    IValue.from(0L),
                    Decoder.tensor(scope.create(values)));
        }
    }

    /**
     * What an exact resume needs.
     *
     * @param first first moments, or momenta, {@code [P]}
     * @param second second moments, {@code [P]}
     * @param steps updates made
     */
    public record State(float[] first, float[] second, long steps) {}

    @Override
    public void close() {
        manager.close();
    }
}
