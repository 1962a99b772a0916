package dev.koan.train.evaluation;

import dev.koan.coat.MetaAction;
import dev.koan.coat.ReflectionEvent;
import java.util.List;

/**
 * What reflections did to attempts that could be judged before and after (Satori, section 5.2,
 * table 4). Only {@code reflect} steps count: the {@code explore} that follows belongs to the same
 * correction.
 *
 * @param wrongToRight self-corrections
 * @param rightToWrong right attempts talked away
 * @param wrongToWrong still wrong
 * @param rightToRight still right
 */
public record Corrections(int wrongToRight, int rightToWrong, int wrongToWrong, int rightToRight) {
    /** No reflection. */
    public static final Corrections NONE = new Corrections(0, 0, 0, 0);

    /** Counts the events of one answer. */
    public static Corrections of(List<ReflectionEvent> events) {
        return events.stream()
                .filter(event -> event.action() == MetaAction.REFLECT)
                .map(event -> of(event.change()))
                .reduce(NONE, Corrections::plus);
    }

    private static Corrections of(ReflectionEvent.Change change) {
        return switch (change) {
            case WRONG_TO_RIGHT -> new Corrections(1, 0, 0, 0);
            case RIGHT_TO_WRONG -> new Corrections(0, 1, 0, 0);
            case WRONG_TO_WRONG -> new Corrections(0, 0, 1, 0);
            case RIGHT_TO_RIGHT -> new Corrections(0, 0, 0, 1);
            case UNDECIDED -> NONE;
        };
    }

    /** The sum. */
    public Corrections plus(Corrections other) {
        return new Corrections(
                wrongToRight + other.wrongToRight,
                rightToWrong + other.rightToWrong,
                wrongToWrong + other.wrongToWrong,
                rightToRight + other.rightToRight);
    }

    /** Reflections on a wrong attempt. */
    public int fromWrong() {
        return wrongToRight + wrongToWrong;
    }

    /** Reflections on a right attempt. */
    public int fromRight() {
        return rightToWrong + rightToRight;
    }
}
