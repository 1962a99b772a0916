package dev.koan.problems.countdown;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds every sequence of writable steps from numbers to a target, depth first. Plain arrays on the
 * way: steps are built for hits alone, since training asks for hundreds of thousands of searches.
 * Use once.
 */
final class StepSearch {
    /** Takes the positions of two numbers, the first one before the second. */
    interface PairVisitor {
        void visit(int first, int second);
    }

    private record Move(int left, Operator operator, int right, int[] after) {
        CountdownStep toStep() {
            List<Integer> remaining = new ArrayList<>();
            for (int number : after) {
                remaining.add(number);
            }
            return new CountdownStep(left, operator, right, after[0], remaining);
        }
    }

    private final int target;
    private final List<Move> path = new ArrayList<>();
    private final List<List<CountdownStep>> found = new ArrayList<>();

    private StepSearch(int target) {
        this.target = target;
    }

    /** All sequences of steps, in a fixed order. */
    static List<List<CountdownStep>> of(List<Integer> numbers, int target) {
        StepSearch search = new StepSearch(target);
        search.descend(numbers.stream().mapToInt(Integer::intValue).toArray());
        return List.copyOf(search.found);
    }

    /** Visits each unordered pair of values once, by the positions where it occurs first. */
    static void forEachPair(int[] numbers, PairVisitor visitor) {
        for (int first = 0; first < numbers.length; first++) {
            for (int second = first + 1; second < numbers.length; second++) {
                if (!occurredBefore(numbers, first, second)) {
                    visitor.visit(first, second);
                }
            }
        }
    }

    private static boolean occurredBefore(int[] numbers, int first, int second) {
        for (int i = 0; i <= first; i++) {
            for (int j = i + 1; j < (i == first ? second : numbers.length); j++) {
                boolean same = numbers[i] == numbers[first] && numbers[j] == numbers[second];
                boolean swapped = numbers[i] == numbers[second] && numbers[j] == numbers[first];
                if (same || swapped) {
                    return true;
                }
            }
        }
        return false;
    }

    private void descend(int[] numbers) {
        forEachPair(
                numbers,
                (first, second) -> {
                    boolean swap = numbers[second] > numbers[first];
                    int larger = swap ? second : first;
                    int smaller = swap ? first : second;
                    take(numbers, first, Operator.ADD, second);
                    take(numbers, larger, Operator.SUBTRACT, smaller);
                    take(numbers, first, Operator.MULTIPLY, second);
                    take(numbers, larger, Operator.DIVIDE, smaller);
                });
    }

    private void take(int[] numbers, int left, Operator operator, int right) {
        OptionalInt result = operator.writable(numbers[left], numbers[right]);
        if (result.isEmpty() || (numbers.length == 2 && result.getAsInt() != target)) {
            return;
        }
        int[] after = without(numbers, left, right);
        after[0] = result.getAsInt();
        path.add(new Move(numbers[left], operator, numbers[right], after));
        if (after.length == 1) {
            found.add(path.stream().map(Move::toStep).toList());
        } else {
            descend(after);
        }
        path.removeLast();
    }

    /** The other numbers from position 1 on; position 0 is free for the result. */
    private static int[] without(int[] numbers, int left, int right) {
        int[] after = new int[numbers.length - 1];
        int at = 1;
        for (int i = 0; i < numbers.length; i++) {
            if (i != left && i != right) {
                after[at++] = numbers[i];
            }
        }
        return after;
    }
}
