package dev.koan.app.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that stops on an interrupt end in good order when the process is asked to end (Ctrl-C,
 * or a terminate signal).
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;

    private Interruption() {}

    /**
     * Does the work on this thread. When the process is asked to end meanwhile, the thread is
     * interrupted, and the process waits for the work to return.
     */
    static <T> T guard(Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook =
                Thread.ofPlatform()
                        .name("interruption")
                        .unstarted(() -> {
                            if (done.getCount() > 0) {
                                worker.interrupt();
                                await(done);
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            done.countDown();
            forget(hook);
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs already, and lets it go on.
        }
    }
}
