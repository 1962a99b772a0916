package dev.koan.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.koan.runtime.TinyModel;
import dev.koan.runtime.checkpoint.AttentionBias;
import dev.koan.runtime.checkpoint.RopeScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Updates of a tiny model: resumed, in parts, and against a plain Java reference. */
class LearnerTest {
    private static final Muon MUON = new Muon(0.9, 0.1);
    private static final AdamW ADAM = new AdamW(0.9, 0.99, 1e-8, 0.1, AdamW.Decayed.MATRICES);

    private static TokenBatch batch(long seed, int rows) {
        Random random = new Random(seed);
        int size = rows * 12;
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = random.nextInt(3) / 20f;
        }
        long[] ids = random.longs(size, 0, 221).toArray();
        return new TokenBatch(rows, 12, ids, random.longs(size, 0, 221).toArray(), weights);
    }

    private static double step(Learner learner, long seed) {
        double loss = learner.accumulate(batch(seed, 3));
        learner.clip(1);
        learner.update(MUON, 0.02, ADAM, 3e-3);
        return loss;
    }

    private static float[] all(Decoder decoder) {
        return decoder.read(0, decoder.layout().size());
    }

    @Test
    void resumedLearningIsBitIdenticalToUninterrupted() {
        List<Double> straight = new ArrayList<>();
        float[] finished;
        float[] weights;
        Learner.State state;
        try (Decoder decoder = TinyModel.usual().decoder();
                Learner learner = new Learner(decoder)) {
            for (int i = 0; i < 3; i++) {
                step(learner, i);
            }
            weights = all(decoder);
            state = learner.state();
            for (int i = 3; i < 6; i++) {
                straight.add(step(learner, i));
            }
            finished = all(decoder);
        }
        List<Double> resumed = new ArrayList<>();
        try (Decoder decoder = new Decoder(TinyModel.usual().config(), ai.djl.Device.cpu());
                Learner learner = new Learner(decoder)) {
            decoder.write(0, weights);
            learner.restore(state);
            assertThat(learner.steps()).isEqualTo(3);
            for (int i = 3; i < 6; i++) {
                resumed.add(step(learner, i));
            }
            assertThat(all(decoder)).isEqualTo(finished);
        }
        assertThat(resumed).isEqualTo(straight);
    }

    @Test
    void takingUpAStateForgetsAGradientOnTheWay() {
        try (Decoder decoder = TinyModel.usual().decoder();
                Learner learner = new Learner(decoder)) {
            Learner.State state = learner.state();
            learner.accumulate(batch(1, 2));
            learner.restore(state);
            assertThat(learner.clip(0)).isZero();
        }
    }

    @Test
    void gradientsOfPartsAddUpToThatOfTheWhole() {
        TokenBatch whole = batch(4, 4);
        try (Decoder decoder = TinyModel.usual().decoder();
                Learner learner = new Learner(decoder)) {
            ParameterLayout.Slot slot = decoder.layout().slot("model.layers.1.mlp.up_proj.weight");
            double loss = learner.accumulate(whole);
            float[] expected = learner.gradient(slot);
            learner.restore(learner.state());
            double sum =
                    learner.accumulate(part(whole, 0, 1)) + learner.accumulate(part(whole, 1, 4));
            assertThat(sum).isCloseTo(loss, within(1e-4));
            assertThat(learner.gradient(slot)).containsExactly(expected, within(1e-5f));
        }
    }

    private static TokenBatch part(TokenBatch batch, int from, int to) {
        int begin = from * batch.columns();
        int end = to * batch.columns();
        return new TokenBatch(
                to - from,
                batch.columns(),
                Arrays.copyOfRange(batch.ids(), begin, end),
                Arrays.copyOfRange(batch.targets(), begin, end),
                Arrays.copyOfRange(batch.weights(), begin, end));
    }

    @Test
    void evaluationGivesTheSameLossAndLearnsNothing() {
        try (Decoder decoder = TinyModel.usual().decoder();
                Learner learner = new Learner(decoder)) {
            float[] before = all(decoder);
            Learner.Loss evaluated = learner.evaluate(batch(5, 3));
            assertThat(learner.clip(0)).isZero();
            assertThat(learner.accumulate(batch(5, 3))).isCloseTo(evaluated.sum(), within(1e-4));
            assertThat(evaluated.right()).isBetween(0.0, batch(5, 3).totalWeight());
            assertThat(all(decoder)).isEqualTo(before);
        }
    }

    @Test
    void predictsWhatItWasTaught() {
        TokenBatch lesson = batch(6, 2);
        try (Decoder decoder = TinyModel.usual().decoder();
                Learner learner = new Learner(decoder)) {
            double first = learner.accumulate(lesson);
            learner.update(ADAM, 3e-3);
            for (int i = 0; i < 60; i++) {
                learner.accumulate(lesson);
                learner.clip(1);
                learner.update(ADAM, 3e-3);
            }
            Learner.Loss last = learner.evaluate(lesson);
            assertThat(last.sum()).isLessThan(first / 10);
            assertThat(last.right()).isCloseTo(lesson.totalWeight(), within(1e-5));
        }
    }

    @Test
    void muonTurnsMatricesAndAdamWEverythingElseAsTheReference() {
        TinyModel model = TinyModel.of(4, AttentionBias.ALL, new RopeScaling.None(), 64);
        try (Decoder decoder = model.decoder();
                Learner learner = new Learner(decoder)) {
            Map<String, ParameterLayout.Slot> slots = decoder.layout().slots();
            ReferenceUpdates reference = new ReferenceUpdates(MUON, ADAM);
            for (int i = 1; i <= 2; i++) {
                learner.accumulate(batch(i, 3));
                for (Map.Entry<String, ParameterLayout.Slot> slot : slots.entrySet()) {
                    float[] before = decoder.read(slot.getValue().offset(), slot.getValue().size());
                    float[] gradient = learner.gradient(slot.getValue());
                    reference.update(
                            slot.getKey(), slot.getValue().shape(), before, gradient, 0.02, 3e-3);
                }
                learner.update(MUON, 0.02, ADAM, 3e-3);
                for (Map.Entry<String, ParameterLayout.Slot> slot : slots.entrySet()) {
                    float[] after = decoder.read(slot.getValue().offset(), slot.getValue().size());
                    float rate = slot.getKey().contains("layers.") ? 0.02f : 3e-3f;
                    assertThat(after)
                            .as("%s after %d", slot.getKey(), i)
                            .containsExactly(
                                    reference.expected(slot.getKey()), within(1e-3f * rate));
                }
                assertThat(learner.clip(0)).isZero();
            }
        }
    }
}
