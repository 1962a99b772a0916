package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void leavesOrdinaryTextAlone() {
        String text = "7 × 3 = 21, naïve 中文 👩‍🔬 ü";
        assertThat(SafeText.line(text)).isEqualTo(text);
        assertThat(SafeText.lines(text + "\nmore")).isEqualTo(text + "\nmore");
    }

    @Test
    void spellsOutWhatATerminalWouldActUpon() {
        assertThat(SafeText.line("\033[31mred\u009bx\u202e\b"))
                .isEqualTo("<U+001B>[31mred<U+009B>x<U+202E><U+0008>");
    }

    @Test
    void spellsOutHalfACharacter() {
        assertThat(SafeText.line("a\ud83d")).isEqualTo("a<U+D83D>");
    }

    @Test
    void putsSentencesOnOneLine() {
        assertThat(SafeText.line("one\r\ntwo\nthree\tfour")).isEqualTo("one two three four");
        assertThat(SafeText.lines("a\rb")).isEqualTo("a<U+000D>b");
    }

    @Test
    void letsNoControlCharacterThrough() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                text.append((char) random.nextInt(round % 2 == 0 ? 0x120 : 0x10000));
            }
            assertThat(SafeText.lines(text.toString()).codePoints())
                    .allMatch(c -> c == '\n' || !Character.isISOControl(c))
                    .allMatch(c -> c < 0x202a || c > 0x202e)
                    .noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
        }
    }
}
