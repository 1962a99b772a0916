package dev.koan.run;

/** Where a run's measurements go. Used by the thread that trains, and by no other. */
public interface MetricSink extends AutoCloseable {
    /** Takes one point; points come in the order of their steps. */
    void accept(MetricPoint point);

    @Override
    void close();

    /** Everything goes to both. */
    static MetricSink both(MetricSink first, MetricSink second) {
        return new MetricSink() {
            @Override
            public void accept(MetricPoint point) {
                first.accept(point);
                second.accept(point);
            }

            @Override
            public void close() {
                try {
                    first.close();
                } finally {
                    second.close();
                }
            }
        };
    }
}
