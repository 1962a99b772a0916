package dev.koan.views.transcript;

import dev.koan.coat.MetaAction;
import dev.koan.generation.Alternative;
import dev.koan.generation.GeneratedToken;
import dev.koan.generation.TokenProbabilities;
import dev.koan.generation.TokenSource;
import dev.koan.views.fx.Appearance;
import dev.koan.views.fx.PulseQueue;
import dev.koan.views.inspector.InspectorController;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;

/**
 * Frame gaps while tokens stream into a long transcript that follows its end. Prints, for each
 * repetition, the median, the 95th and the 99th percentile and the longest gap between two frames;
 * then the median of the medians and their spread. A frame counts when its drawing has begun, so
 * that the gap is what a person sees.
 *
 * <p>Arguments, all optional: steps (50000), tokens per second (200), seconds per repetition (20),
 * repetitions (5), width (1280), height (800). Run it in software rendering, {@code
 * -Dprism.order=sw}, with or without a display.
 */
public final class TranscriptBenchmark {
    private static final String[] WORDS = {
        " 7", " *", " 3", " =", " 21", " left", " 21", " 11", " 5"
    };

    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> computed = new ArrayList<>();
    private final TranscriptController transcript = new TranscriptController();
    private final PulseQueue<TranscriptEvent> queue = new PulseQueue<>(transcript::accept);
    private int written;
    private boolean recording;
    private double[] cpuPerFrame = new double[0];

    private TranscriptBenchmark() {}

    /** Runs it. */
    public static void main(String[] args) throws InterruptedException {
        int[] values = {50_000, 200, 20, 5, 1280, 800};
        for (int i = 0; i < args.length; i++) {
            values[i] = Integer.parseInt(args[i]);
        }
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        CountDownLatch open = new CountDownLatch(1);
        TranscriptBenchmark[] benchmark = new TranscriptBenchmark[1];
        Platform.runLater(() -> {
            benchmark[0] = new TranscriptBenchmark();
            benchmark[0].open(values[4], values[5]);
            open.countDown();
        });
        open.await();
        benchmark[0].run(values[0], values[1], values[2], values[3]);
        Platform.exit();
    }

    private void open(int width, int height) {
        Stage stage = new Stage();
        SplitPane split =
                new SplitPane(
                        transcript.view(),
                        new InspectorController(transcript.model().selected()).view());
        split.setDividerPositions(0.7);
        Scene scene = new Scene(split, width, height);
        Appearance.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        new AnimationTimer() {
            private long last;
            private long lastCpu;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                long cpu = threads.getCurrentThreadCpuTime();
                if (recording && last > 0) {
                    gaps.add((time - last) / 1e6);
                    computed.add((cpu - lastCpu) / 1e6);
                }
                last = time;
                lastCpu = cpu;
            }
        }.start();
    }

    private void run(int steps, int rate, int seconds, int repetitions)
            throws InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d steps, %d tokens/s, %d s, %d x, %s rendering, Java %s, %d cores%n",
                steps,
                rate,
                seconds,
                repetitions,
                System.getProperty("prism.order", "default"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        queue.offer(new TranscriptEvent.Began());
        int perStep = WORDS.length + 1;
        while (written < steps * perStep) {
            queue.offer(token(written++));
        }
        drained();
        System.out.printf(
                Locale.ROOT,
                "filled in %.1f s, %.1f s of processor time%n",
                (System.nanoTime() - start) / 1e9,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
        stream(rate, 5);
        double[] medians = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            medians[i] = report(i + 1, stream(rate, seconds));
        }
        Arrays.sort(medians);
        System.out.printf(
                Locale.ROOT,
                "median of medians %.1f ms, from %.1f to %.1f ms; %,d steps at the end, %d MB of heap used%n",
                medians[repetitions / 2],
                medians[0],
                medians[repetitions - 1],
                written / perStep,
                usedHeap() >> 20);
    }

    /** Offers tokens evenly for so long; returns the frame gaps meanwhile, in milliseconds. */
    private double[] stream(int rate, int seconds) throws InterruptedException {
        Platform.runLater(() -> recording = true);
        long begin = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            queue.offer(token(written++));
            long due = begin + (long) ((i + 1) * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        CountDownLatch done = new CountDownLatch(1);
        double[][] result = new double[1][];
        Platform.runLater(() -> {
            recording = false;
            result[0] = gaps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            cpuPerFrame = computed.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            gaps.clear();
            computed.clear();
            done.countDown();
        });
        done.await();
        return result[0];
    }

    private void drained() throws InterruptedException {
        int expected = written;
        int[] seen = {0};
        while (seen[0] < (expected + WORDS.length) / (WORDS.length + 1)) {
            CountDownLatch asked = new CountDownLatch(1);
            Platform.runLater(() -> {
                seen[0] = transcript.model().stepCount();
                asked.countDown();
            });
            asked.await();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private double report(int repetition, double[] sorted) {
        System.out.printf(
                Locale.ROOT,
                "%d: %d frames, gap median %.1f, p95 %.1f, p99 %.1f, longest %.1f ms, mean %.1f;"
                        + " FX thread computes %.1f ms per frame (median), %.1f (p95)%n",
                repetition,
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted[sorted.length - 1],
                DoubleStream.of(sorted).average().orElse(0),
                at(cpuPerFrame, 0.5),
                at(cpuPerFrame, 0.95));
        return at(sorted, 0.5);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    private static TranscriptEvent token(int number) {
        int perStep = WORDS.length + 1;
        int step = number / perStep;
        int position = number % perStep;
        MetaAction action = MetaAction.values()[step % 5 == 3 ? 1 : step % 5 == 4 ? 2 : 0];
        String text = position == 0 ? action.token() : WORDS[position - 1];
        List<Alternative> alternatives =
                List.of(
                        new Alternative(position, text, -0.1),
                        new Alternative(1, " 1", -3),
                        new Alternative(2, " 2", -4));
        return new TranscriptEvent.Wrote(
                step,
                action,
                new GeneratedToken(
                        position,
                        text,
                        TokenSource.SAMPLED,
                        Optional.of(new TokenProbabilities(-0.1, 0.4, alternatives))));
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
