package dev.koan.runtime.bench;

import java.util.List;

/**
 * Resident memory along a long run.
 *
 * @param work what ran
 * @param points from the first to the last
 */
public record MemoryCurve(String work, List<Point> points) {
    /** Share of the run that may still take memory up: caches fill, code is compiled. */
    private static final double WARM_UP = 0.2;

    /**
     * Memory at one place of the run.
     *
     * @param count how much work was done
     * @param bytes resident memory then
     */
    public record Point(int count, long bytes) {}

    /** Copies the points. */
    public MemoryCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A memory curve needs at least one point.");
        }
    }

    /** The first point after the warm-up, which is a fifth of the run. */
    public Point warm() {
        int warm = (int) Math.ceil(WARM_UP * points.getLast().count());
        return points.stream().filter(p -> p.count() >= warm).findFirst().orElseThrow();
    }

    /** Growth from there to the end, in percent. */
    public double growthPercent() {
        return 100.0 * (points.getLast().bytes() - warm().bytes()) / warm().bytes();
    }
}
