package dev.koan.train.synthesis;

import dev.koan.problem.Verifier;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many demonstrations there are of each type, and how many of them end right.
 *
 * @param rows one for each type that occurs
 */
public record SynthesisTable(Map<DemonstrationType, Row> rows) {
    /**
     * One type.
     *
     * @param count demonstrations
     * @param right those whose last answer is right
     * @param words of all completions together: tokens of Koan's small models, roughly
     */
    public record Row(int count, int right, long words) {
        Row plus(Row other) {
            return new Row(count + other.count, right + other.right, words + other.words);
        }
    }

    /** Copies the rows. */
    public SynthesisTable {
        Map<DemonstrationType, Row> copy = new EnumMap<>(DemonstrationType.class);
        copy.putAll(rows);
        rows = Collections.unmodifiableMap(copy);
    }

    /** Counts demonstrations. */
    public static SynthesisTable of(List<Demonstration> demonstrations, Verifier verifier) {
        Map<DemonstrationType, Row> rows = new EnumMap<>(DemonstrationType.class);
        for (Demonstration demonstration : demonstrations) {
            boolean right =
                    verifier.verify(demonstration.problem(), demonstration.answerText())
                            .isCorrect();
            int words = demonstration.completion().split(" ", -1).length;
            rows.merge(demonstration.type(), new Row(1, right ? 1 : 0, words), Row::plus);
        }
        return new SynthesisTable(rows);
    }

    /** The row of a type, all zero when it does not occur. */
    public Row row(DemonstrationType type) {
        return rows.getOrDefault(type, new Row(0, 0, 0));
    }

    /** All types together. */
    public Row total() {
        return rows.values().stream().reduce(new Row(0, 0, 0), Row::plus);
    }

    /** The table for a terminal, each line with its end. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(
                String.format(
                        Locale.ROOT,
                        "%-8s%10s%8s%13s%12s%n",
                        "type",
                        "count",
                        "share",
                        "ends right",
                        "mean words"));
        rows.forEach((type, row) -> out.append(line(type.label(), row)));
        return out.append(line("total", total())).toString();
    }

    private String line(String name, Row row) {
        int all = Math.max(1, total().count());
        int count = Math.max(1, row.count());
        return String.format(
                Locale.ROOT,
                "%-8s%10d%6.1f %%%11.1f %%%12.1f%n",
                name,
                row.count(),
                100.0 * row.count() / all,
                100.0 * row.right() / count,
                (double) row.words() / count);
    }
}
