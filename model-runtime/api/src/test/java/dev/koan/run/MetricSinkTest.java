package dev.koan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricSinkTest {
    private static final MetricPoint POINT =
            new MetricPoint(3, Instant.EPOCH, Map.of("b", 2.0, "a", 1.0));

    private record Listed(List<String> heard, String name) implements MetricSink {
        @Override
        public void accept(MetricPoint point) {
            heard.add(name + point.step());
        }

        @Override
        public void close() {
            heard.add(name + " closed");
            if (name.equals("first")) {
                throw new IllegalStateException("first");
            }
        }
    }

    @Test
    void handsEachPointToBothSinks() {
        List<String> heard = new ArrayList<>();
        MetricSink.both(new Listed(heard, "first"), new Listed(heard, "second")).accept(POINT);
        assertThat(heard).containsExactly("first3", "second3");
    }

    @Test
    void closesTheSecondSinkThoughTheFirstFails() {
        List<String> heard = new ArrayList<>();
        MetricSink both = MetricSink.both(new Listed(heard, "first"), new Listed(heard, "second"));
        assertThatThrownBy(both::close).hasMessage("first");
        assertThat(heard).containsExactly("first closed", "second closed");
    }

    @Test
    void keepsValuesInTheOrderOfTheirNames() {
        assertThat(POINT.values().keySet()).containsExactly("a", "b");
    }

    @Test
    void refusesANegativeStep() {
        assertThatThrownBy(() -> new MetricPoint(-1, Instant.EPOCH, Map.of()))
                .hasMessage("A metric belongs to step 0 or a later one, not to step -1.");
    }
}
