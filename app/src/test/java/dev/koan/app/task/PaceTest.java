package dev.koan.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(0);
    private final CountDownLatch waits = new CountDownLatch(1);

    @Test
    void runsWithoutWaiting() throws InterruptedException {
        pace.run();
        for (int i = 0; i < 1000; i++) {
            assertThat(pace.awaitToken(waits::countDown)).isTrue();
        }
        assertThat(waits.getCount()).isEqualTo(1);
    }

    @Test
    void asksForAPersonBeforeItIsStarted() throws Exception {
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(this::awaitToken);
        waits.await();
        assertThat(pace.isWaiting()).isTrue();
        pace.run();
        assertThat(answer.get()).isTrue();
        assertThat(pace.isWaiting()).isFalse();
    }

    @Test
    void givesAsManySingleTokensAsWereAskedFor() throws InterruptedException {
        pace.token();
        pace.token();
        pace.token();
        for (int i = 0; i < 3; i++) {
            assertThat(pace.awaitToken(waits::countDown)).isTrue();
        }
        CompletableFuture<Boolean> fourth = CompletableFuture.supplyAsync(this::awaitToken);
        waits.await();
        pace.stop();
        assertThat(fourth.join()).isFalse();
    }

    @Test
    void aStepEndsWhereTheNextOneWouldBegin() throws InterruptedException {
        pace.step();
        assertThat(pace.awaitToken(waits::countDown)).isTrue();
        assertThat(pace.awaitToken(waits::countDown)).isTrue();
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(this::awaitNextStep);
        waits.await();
        pace.step();
        assertThat(next.join()).isTrue();
        assertThat(pace.awaitToken(() -> {})).isTrue();
    }

    @Test
    void aTokenAfterAStepIsTheOneThatWasHeldBack() throws InterruptedException {
        pace.step();
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(this::awaitNextStep);
        waits.await();
        pace.token();
        assertThat(next.join()).isTrue();
        CountDownLatch again = new CountDownLatch(1);
        CompletableFuture<Boolean> following =
                CompletableFuture.supplyAsync(() -> awaitToken(again::countDown));
        again.await();
        pace.stop();
        assertThat(following.join()).isFalse();
    }

    @Test
    void runningDoesNotWaitBetweenSteps() throws InterruptedException {
        pace.run();
        assertThat(pace.awaitNextStep(waits::countDown)).isTrue();
        assertThat(waits.getCount()).isEqualTo(1);
    }

    @Test
    void stoppingIsForGood() throws InterruptedException {
        pace.run();
        pace.stop();
        pace.run();
        pace.step();
        assertThat(pace.awaitToken(waits::countDown)).isFalse();
        assertThat(pace.awaitNextStep(waits::countDown)).isFalse();
    }

    @Test
    void slowMotionCanBeLiftedWhileItWaits() throws InterruptedException {
        Pace slow = new Pace(1e-9);
        slow.run();
        CompletableFuture<Boolean> answer =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return slow.awaitToken(waits::countDown);
                    } catch (InterruptedException e) {
                        return false;
                    }
                });
        slow.limit(0);
        assertThat(answer.join()).isTrue();
        assertThat(waits.getCount()).isEqualTo(1);
    }

    @Test
    void singleTokensAreNotSlowedDown() throws InterruptedException {
        Pace slow = new Pace(1e-9);
        slow.token();
        assertThat(slow.awaitToken(waits::countDown)).isTrue();
    }

    private boolean awaitToken() {
        return awaitToken(waits::countDown);
    }

    private boolean awaitToken(Runnable beforeWaiting) {
        try {
            return pace.awaitToken(beforeWaiting);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean awaitNextStep() {
        try {
            return pace.awaitNextStep(waits::countDown);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
