package dev.koan.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import dev.koan.generation.SamplingOptions;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.TinyModel;
import dev.koan.runtime.model.AdamW;
import dev.koan.runtime.model.Decoder;
import dev.koan.runtime.model.Learner;
import dev.koan.runtime.model.TokenBatch;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing native outlives what it was made for: what a decoder owns stays the same in number. */
class NativeMemoryTest {
    private Decoder decoder;

    @BeforeEach
    void openDecoder() {
        decoder = TinyModel.usual().decoder();
    }

    @AfterEach
    void closeDecoder() {
        decoder.close();
    }

    /** Arrays and managers, those of sub-managers included. */
    private static int owned(NDManager manager) throws ReflectiveOperationException {
        Field resources = BaseNDManager.class.getDeclaredField("resources");
        resources.setAccessible(true);
        int count = 0;
        for (Object resource : ((Map<?, ?>) resources.get(manager)).values()) {
            count += 1 + (resource instanceof NDManager inner ? owned(inner) : 0);
        }
        return count;
    }

    private DecodingStream stream(int tokens) {
        SamplingOptions options = SamplingOptions.sampling(1, tokens, tokens).withAlternatives(2);
        return new DecodingStream(
                decoder, new NumberTokenizer(221), Set.of(), new int[] {5, 6}, options);
    }

    @Test
    void twoHundredGenerationsAndTheirForksLeaveNothingBehind()
            throws ReflectiveOperationException {
        int before = owned(decoder.manager());
        decoder.manager().cap();
        for (int i = 0; i < 200; i++) {
            try (DecodingStream stream = stream(8)) {
                while (stream.next().isPresent()) {
                    stream.force(7);
                }
                stream.fork(3, SamplingOptions.greedy(2)).close();
            }
        }
        assertThat(owned(decoder.manager())).isEqualTo(before);
    }

    @Test
    void aLongStreamOwnsAsMuchAtItsEndAsAfterItsFirstToken() throws ReflectiveOperationException {
        decoder.manager().cap();
        try (DecodingStream stream = stream(300)) {
            stream.next();
            int before = owned(decoder.manager());
            while (stream.next().isPresent()) {
                assertThat(owned(decoder.manager())).isEqualTo(before);
            }
        }
    }

    @Test
    void batchesLeaveNothingBehindAndHoldTheSameWhileTheyRun() throws ReflectiveOperationException {
        int before = owned(decoder.manager());
        decoder.manager().cap();
        List<RolloutRequest> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(
                    new RolloutRequest(
                            "r" + i,
                            new int[] {i},
                            SamplingOptions.sampling(1, i, 1 + i % 40 + (i == 50 ? 200 : 0))));
        }
        List<Integer> counts = new ArrayList<>();
        new BatchedRollouts(decoder, Set.of(), 16)
                .generate(requests.iterator(), completion -> counts.add(counted()));
        assertThat(counts).hasSize(200).allMatch(count -> count == before + 2);
        assertThat(owned(decoder.manager())).isEqualTo(before);
    }

    private int counted() {
        try {
            return owned(decoder.manager());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void learningLeavesNothingBehind() throws ReflectiveOperationException {
        try (Learner learner = new Learner(decoder)) {
            int before = owned(decoder.manager());
            decoder.manager().cap();
            TokenBatch batch =
                    new TokenBatch(
                            1,
                            3,
                            new long[] {1, 2, 3},
                            new long[] {2, 3, 4},
                            new float[] {1, 1, 1});
            for (int i = 0; i < 40; i++) {
                learner.accumulate(batch);
                learner.evaluate(batch);
                learner.clip(1);
                learner.update(AdamW.usual(), 1e-3);
                learner.restore(learner.state());
            }
            assertThat(owned(decoder.manager())).isEqualTo(before);
        }
    }

    @Test
    void aClosedDecoderOwnsNothing() throws ReflectiveOperationException {
        Decoder other = TinyModel.usual().decoder();
        stream(3).next();
        other.close();
        assertThat(other.manager().isOpen()).isFalse();
        assertThat(owned(other.manager())).isZero();
    }
}
