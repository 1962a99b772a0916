package dev.koan.train.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.koan.runtime.model.TokenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleBatchTest {
    private static TrainingExample example(int length, float weight) {
        float[] weights = new float[length];
        java.util.Arrays.fill(weights, weight);
        return new TrainingExample(IntStream.range(0, length).toArray(), weights);
    }

    @Test
    void shiftsByOneAndPadsOnTheRight() {
        TrainingExample first = new TrainingExample(new int[] {7, 8, 9}, new float[] {0, 0, 1});
        TrainingExample second = new TrainingExample(new int[] {4, 5}, new float[] {0, 2});
        TokenBatch batch = ExampleBatch.of(List.of(first, second), 0.5);
        assertThat(batch.columns()).isEqualTo(2);
        assertThat(batch.ids()).containsExactly(7, 8, 4, 0);
        assertThat(batch.targets()).containsExactly(8, 9, 5, 0);
        assertThat(batch.weights()).containsExactly(0, 0.5f, 1, 0);
        assertThat(ExampleBatch.weight(List.of(first, second))).isEqualTo(3);
    }

    @Test
    void everyEpochHoldsEveryExampleOnceInAnotherOrder() {
        List<TrainingExample> examples =
                IntStream.range(2, 34).mapToObj(length -> example(length, 1)).toList();
        ShuffledExamples source = new ShuffledExamples(examples, 4, 1, 11);
        assertThat(source.stepsPerEpoch()).isEqualTo(8);
        List<Integer> first = lengths(source, 1, 8);
        List<Integer> second = lengths(source, 9, 16);
        assertThat(first).containsExactlyInAnyOrderElementsOf(second).isNotEqualTo(second);
        assertThat(first).doesNotHaveDuplicates().hasSize(32);
    }

    @Test
    void accumulationCutsABatchIntoPieces() {
        List<TrainingExample> examples =
                IntStream.range(2, 12).mapToObj(length -> example(length, 1)).toList();
        ShuffledExamples source = new ShuffledExamples(examples, 10, 3, 11);
        assertThat(source.microBatches(1).stream().map(List::size)).containsExactly(4, 4, 2);
    }

    @Test
    void askingForAnEarlierStepAgainGivesTheSameExamples() {
        List<TrainingExample> examples =
                IntStream.range(2, 34).mapToObj(length -> example(length, 1)).toList();
        ShuffledExamples source = new ShuffledExamples(examples, 4, 1, 11);
        List<Integer> first = lengths(source, 3, 5);
        lengths(source, 9, 16);
        assertThat(lengths(source, 3, 5)).isEqualTo(first);
    }

    @Test
    void scheduleWarmsUpAndEndsAtItsFloor() {
        CosineSchedule schedule = new CosineSchedule(110, 10, 0.1);
        assertThat(schedule.share(1)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.share(10)).isEqualTo(1);
        assertThat(schedule.share(60)).isCloseTo(0.55, within(1e-12));
        assertThat(schedule.share(110)).isCloseTo(0.1, within(1e-12));
    }

    private static List<Integer> lengths(ShuffledExamples source, int from, int to) {
        List<Integer> lengths = new ArrayList<>();
        for (int step = from; step <= to; step++) {
            source.microBatches(step).forEach(piece -> piece.forEach(e -> lengths.add(e.length())));
        }
        return lengths;
    }
}
