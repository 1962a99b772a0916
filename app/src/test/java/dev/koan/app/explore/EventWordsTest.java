package dev.koan.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.coat.ReflectionEvent.Change;
import dev.koan.views.fx.Signal;
import dev.koan.views.transcript.TranscriptMark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    @Test
    void nothingIsSaidWhereNothingHappened() {
        assertThat(EventWords.of(List.of())).isEmpty();
    }

    @Test
    void beforeTheEndOnlyActionsAreCounted() {
        List<TranscriptMark> marks =
                List.of(
                        new TranscriptMark(1, Signal.REFLECT, Optional.empty()),
                        new TranscriptMark(2, Signal.EXPLORE, Optional.empty()),
                        new TranscriptMark(5, Signal.REFLECT, Optional.empty()));
        assertThat(EventWords.of(marks)).isEqualTo("2 reflect · 1 explore");
    }

    @Test
    void aReflectionAndTheExploringAfterItAreOneCorrection() {
        List<TranscriptMark> marks =
                List.of(
                        new TranscriptMark(1, Signal.REFLECT, Optional.of(Change.WRONG_TO_RIGHT)),
                        new TranscriptMark(2, Signal.EXPLORE, Optional.of(Change.WRONG_TO_RIGHT)),
                        new TranscriptMark(5, Signal.REFLECT, Optional.of(Change.RIGHT_TO_WRONG)),
                        new TranscriptMark(9, Signal.REFLECT, Optional.of(Change.WRONG_TO_RIGHT)));
        assertThat(EventWords.of(marks))
                .isEqualTo("3 reflect · 1 explore · 2 wrong → right · 1 right → wrong");
    }

    @Test
    void exploringAloneCanCorrectToo() {
        List<TranscriptMark> marks =
                List.of(new TranscriptMark(2, Signal.EXPLORE, Optional.of(Change.WRONG_TO_RIGHT)));
        assertThat(EventWords.of(marks)).isEqualTo("1 explore · 1 wrong → right");
    }
}
