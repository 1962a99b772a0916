package dev.koan.app.explore;

import dev.koan.coat.ReflectionEvent;
import dev.koan.views.fx.Signal;
import dev.koan.views.transcript.TranscriptMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a line of thought, counted. Pure. */
final class EventWords {
    private EventWords() {}

    /**
     * For example {@code 2 reflect · 1 explore · 1 wrong → right}; nothing where nothing happened.
     */
    static String of(List<TranscriptMark> marks) {
        List<String> words = new ArrayList<>();
        add(
                words,
                marks.stream().filter(mark -> mark.signal() == Signal.REFLECT).count(),
                "reflect");
        add(
                words,
                marks.stream().filter(mark -> mark.signal() == Signal.EXPLORE).count(),
                "explore");
        add(words, changed(marks, ReflectionEvent.Change.WRONG_TO_RIGHT), "wrong → right");
        add(words, changed(marks, ReflectionEvent.Change.RIGHT_TO_WRONG), "right → wrong");
        return String.join(" · ", words);
    }

    /**
     * What a reflection led to and the exploring after it are one change, though both have a mark.
     */
    private static long changed(List<TranscriptMark> marks, ReflectionEvent.Change change) {
        long count = 0;
        Optional<ReflectionEvent.Change> before = Optional.empty();
        for (TranscriptMark mark : marks) {
            boolean continues = mark.signal() == Signal.EXPLORE && before.equals(mark.change());
            if (mark.change().equals(Optional.of(change)) && !continues) {
                count++;
            }
            before = mark.change();
        }
        return count;
    }

    private static void add(List<String> words, long count, String word) {
        if (count > 0) {
            words.add(count + " " + word);
        }
    }
}
