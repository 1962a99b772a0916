package dev.koan.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PulseQueueTest {
    private static final int EVENTS = 20_000;

    private final List<Integer> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch all = new CountDownLatch(EVENTS);

    @Test
    void everyEventArrivesInOrderAndManyTogether() throws InterruptedException {
        PulseQueue<Integer> queue = new PulseQueue<>(this::receive);
        IntStream.range(0, EVENTS).forEach(queue::offer);
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(received).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
        assertThat(batches).hasSizeLessThan(EVENTS / 10);
    }

    @Test
    void itWakesUpAgainAfterItWasEmpty() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            CountDownLatch arrived = new CountDownLatch(1);
            PulseQueue<String> queue = new PulseQueue<>(_ -> arrived.countDown());
            queue.offer("first");
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        }
        List<CountDownLatch> latches =
                IntStream.range(0, 5).mapToObj(_ -> new CountDownLatch(1)).toList();
        PulseQueue<CountDownLatch> queue =
                new PulseQueue<>(batch -> batch.forEach(CountDownLatch::countDown));
        for (CountDownLatch latch : latches) {
            queue.offer(latch);
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void receive(List<Integer> batch) {
        assertThat(Platform.isFxApplicationThread()).isTrue();
        batches.add(batch.size());
        received.addAll(batch);
        batch.forEach(_ -> all.countDown());
    }
}
