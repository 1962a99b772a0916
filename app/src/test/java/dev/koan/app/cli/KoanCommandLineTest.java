package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.app.model.TinyModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoanCommandLineTest {
    private final Path work;
    private final CommandTester koan;

    KoanCommandLineTest(@TempDir Path work) {
        this.work = work;
        koan = CommandTester.real(work);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "solve",
                "models",
                "pretrain",
                "tune",
                "data synthesize",
                "bench",
                "doctor",
                "completion"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        String[] arguments = (command + " --help").strip().split(" ");
        assertThat(koan.run(arguments)).isZero();
        assertThat(koan.out()).startsWith("Usage: koan").contains("Examples:", "  koan " + command);
        assertThat(koan.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(koan.run("--version")).isZero();
        assertThat(koan.out()).startsWith("koan ").contains("Java");
    }

    @Test
    void opensTheWindowWithoutACommand() {
        assertThat(koan.in(Map.of("DISPLAY", ":0")).run()).isZero();
        assertThat(koan.windows()).isEqualTo(1);
    }

    @Test
    void namesSolveWhereTheDisplayDoesNotOpen() {
        koan.in(Map.of("DISPLAY", ":77"))
                .opening(() -> {
                    throw new UnsupportedOperationException("Unable to open DISPLAY");
                });
        assertThat(koan.run()).isEqualTo(2);
        assertThat(koan.err()).contains("Unable to open DISPLAY", "koan solve").hasLineCount(1);
    }

    @Test
    void namesSolveWhereNoDisplayIs() {
        // The window's own tests run on a platform without a display, which the property tells.
        String platform = System.getProperty("glass.platform", "");
        System.clearProperty("glass.platform");
        try {
            assertThat(koan.run()).isEqualTo(2);
        } finally {
            if (!platform.isEmpty()) {
                System.setProperty("glass.platform", platform);
            }
        }
        assertThat(koan.err()).contains("no display", "koan solve").hasLineCount(1);
        assertThat(koan.windows()).isZero();
    }

    @Test
    void offersTheCommandThatWasMeant() {
        assertThat(koan.run("slove")).isEqualTo(2);
        assertThat(koan.err()).contains("'slove', did you mean solve").hasLineCount(1);
    }

    @Test
    void completesItsOwnCommands() {
        assertThat(koan.run("completion")).isZero();
        assertThat(koan.out()).contains("complete -F", "--temperature", "synthesize");
    }

    @Test
    void listsModelsWithTheirSize() {
        TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        assertThat(koan.run("models")).isZero();
        assertThat(koan.out())
                .hasLineCount(1)
                .startsWith("koan-ft")
                .contains("llama", "9.0 k parameters", work.resolve("models/koan-ft").toString());
    }

    @Test
    void listsABrokenModelWithWhatIsWrong() throws IOException {
        TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        Files.delete(work.resolve("models/koan-ft/model.safetensors"));
        assertThat(koan.run("models")).isZero();
        assertThat(koan.out()).contains("koan-ft", "broken: ").hasLineCount(1);
        assertThat(koan.run("solve", "7 3 11 5 -> 24")).isEqualTo(2);
        assertThat(koan.err()).contains("model.safetensors").hasLineCount(1);
    }

    @Test
    void saysHowToGetModelsWhereThereAreNone() {
        assertThat(koan.run("models")).isZero();
        assertThat(koan.out()).isEmpty();
        assertThat(koan.err()).contains("koan pretrain").hasLineCount(1);
    }

    @Test
    void dataAloneSaysWhatItCanDo() {
        assertThat(koan.run("data")).isEqualTo(2);
        assertThat(koan.err()).contains("koan data synthesize").hasLineCount(1);
    }
}
