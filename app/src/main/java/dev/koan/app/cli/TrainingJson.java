package dev.koan.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koan.run.MetricPoint;
import dev.koan.run.MetricSink;

/** Writes every measurement of a training run as a JSON line. */
final class TrainingJson implements MetricSink {
    private final JsonLines lines;

    TrainingJson(Terminal terminal) {
        lines = new JsonLines(terminal);
    }

    @Override
    public void accept(MetricPoint point) {
        ObjectNode node =
                JsonLines.event("metrics")
                        .put("step", point.step())
                        .put("time", point.time().toEpochMilli() / 1000.0);
        point.values().forEach((name, value) -> JsonLines.number(node, name, value));
        lines.write(node);
    }

    @Override
    public void close() {}
}
