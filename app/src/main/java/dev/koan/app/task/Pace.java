package dev.koan.app.task;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How fast one line of thought goes on: by itself, in slow motion, one step or one token at a time,
 * or not at all. People turn it from any thread; the model thread asks it before each token.
 * Thread-safe.
 */
public final class Pace {
    private enum Mode {
        RUN,
        STEP,
        PAUSE,
        STOP
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Mode mode = Mode.PAUSE;
    private int singleTokens;
    private double tokensPerSecond;
    private long lastToken = System.nanoTime();
    private boolean isWaiting;

    /**
     * @param tokensPerSecond slow motion; 0 for as fast as the model can
     */
    public Pace(double tokensPerSecond) {
        this.tokensPerSecond = tokensPerSecond;
    }

    /** Goes on until something else is asked for. */
    public void run() {
        change(Mode.RUN, 0);
    }

    /** Waits before the next token. */
    public void pause() {
        change(Mode.PAUSE, 0);
    }

    /** Goes on until the current step is complete. */
    public void step() {
        change(Mode.STEP, 0);
    }

    /** Goes on for one token; asked for several times at once, for as many. */
    public void token() {
        change(Mode.PAUSE, 1);
    }

    /** Ends the line of thought. */
    public void stop() {
        change(Mode.STOP, 0);
    }

    /** Slow motion: at most so many tokens in a second; 0 for as fast as the model can. */
    public void limit(double newTokensPerSecond) {
        lock.lock();
        try {
            tokensPerSecond = newTokensPerSecond;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the model thread waits for a person right now. */
    public boolean isWaiting() {
        lock.lock();
        try {
            return isWaiting;
        } finally {
            lock.unlock();
        }
    }

    private void change(Mode newMode, int moreTokens) {
        lock.lock();
        try {
            if (mode != Mode.STOP) {
                mode = newMode;
                singleTokens = moreTokens == 0 ? 0 : singleTokens + moreTokens;
                isWaiting &= mode == Mode.PAUSE && singleTokens == 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the next token may be computed. Model thread.
     *
     * @param beforeWaiting called when that takes a person's word
     * @return false when the line of thought is to end
     * @throws InterruptedException when the thread is told to end
     */
    boolean awaitToken(Runnable beforeWaiting) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitPerson(beforeWaiting);
            awaitSlowMotion();
            awaitPerson(beforeWaiting);
            if (mode == Mode.PAUSE) {
                singleTokens--;
            }
            lastToken = System.nanoTime();
            return mode != Mode.STOP;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where a new step would begin: waits there if a single step was asked for. Model thread.
     *
     * @return false when the line of thought is to end
     * @throws InterruptedException when the thread is told to end
     */
    boolean awaitNextStep(Runnable beforeWaiting) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (mode == Mode.STEP) {
                mode = Mode.PAUSE;
                awaitPerson(beforeWaiting);
                if (mode == Mode.PAUSE) {
                    singleTokens--;
                }
            }
            return mode != Mode.STOP;
        } finally {
            lock.unlock();
        }
    }

    private void awaitPerson(Runnable beforeWaiting) throws InterruptedException {
        if (mode == Mode.PAUSE && singleTokens == 0) {
            isWaiting = true;
            beforeWaiting.run();
        }
        while (mode == Mode.PAUSE && singleTokens == 0) {
            changed.await();
        }
        isWaiting = false;
    }

    private void awaitSlowMotion() throws InterruptedException {
        while (tokensPerSecond > 0
                && singleTokens == 0
                && (mode == Mode.RUN || mode == Mode.STEP)) {
            long left = lastToken + (long) (1e9 / tokensPerSecond) - System.nanoTime();
            if (left <= 0) {
                return;
            }
            long remaining = changed.awaitNanos(left);
            if (remaining <= 0) {
                return;
            }
        }
    }
}
