package dev.koan.problems.countdown;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every form that uses each of some numbers exactly once, by dynamic programming over subsets.
 * Pure.
 */
final class FormSearch {
    private FormSearch() {}

    /** All distinct forms over all the numbers whose value can be a target, in a fixed order. */
    static Collection<Form> of(List<Integer> numbers) {
        int all = (1 << numbers.size()) - 1;
        List<Map<Long, Form>> bySubset =
                IntStream.rangeClosed(0, all)
                        .<Map<Long, Form>>mapToObj(_ -> new LinkedHashMap<>())
                        .toList();
        for (int subset = 1; subset <= all; subset++) {
            if (Integer.bitCount(subset) == 1) {
                keep(
                        Form.number(numbers.get(Integer.numberOfTrailingZeros(subset))),
                        bySubset.get(subset));
            } else {
                joinParts(subset, bySubset);
            }
        }
        return bySubset.get(all).values();
    }

    /** Splits a subset in two in every way; the part with the lowest number counts as the first. */
    private static void joinParts(int subset, List<Map<Long, Form>> bySubset) {
        int lowest = Integer.lowestOneBit(subset);
        for (int part = (subset - 1) & subset; part > 0; part = (part - 1) & subset) {
            if ((part & lowest) == 0) {
                continue;
            }
            for (Form a : bySubset.get(part).values()) {
                for (Form b : bySubset.get(subset ^ part).values()) {
                    for (Form form : Form.join(a, b)) {
                        // Of the whole set few values are targets; remembering no others halves the
                        // time.
                        if (subset < bySubset.size() - 1 || form.isTarget()) {
                            keep(form, bySubset.get(subset));
                        }
                    }
                }
            }
        }
    }

    /**
     * Of two ways to write one form the first stays, unless only the second can be written by a
     * model.
     */
    private static void keep(Form form, Map<Long, Form> forms) {
        forms.merge(
                form.fingerprint(),
                form,
                (old, next) -> !old.writable() && next.writable() ? next : old);
    }
}
