package dev.koan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koan.app.model.TinyModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private final Path work;
    private final CommandTester koan;

    DoctorCommandTest(@TempDir Path work) {
        this.work = work;
        koan = CommandTester.real(work);
    }

    @Test
    void findsEverythingInOrder() {
        TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        Map<String, String> environment = Map.of("OMP_WAIT_POLICY", "passive", "DISPLAY", ":0");
        assertThat(koan.in(environment).run("doctor")).isZero();
        assertThat(koan.out().lines()).hasSize(7).allMatch(line -> line.startsWith("✓ ok"));
        assertThat(koan.out()).contains("2.7.1", "koan-ft in ");
    }

    @Test
    void aMissingDefaultModelIsNoFault() {
        assertThat(koan.run("doctor")).isZero();
        assertThat(koan.out()).contains("– note   models", "koan pretrain");
    }

    @Test
    void aDamagedModelIsAFault() throws IOException {
        Path folder = TinyModelFolder.writeCoat(work.resolve("models/koan-ft"));
        Files.writeString(folder.resolve("model.safetensors"), "short");
        assertThat(koan.run("doctor")).isEqualTo(1);
        assertThat(koan.out()).contains("✗ fault  models", "model.safetensors");
    }

    @Test
    void explainsSettingsForAGpuThatDoNotFit() throws IOException {
        assertThat(finding(Map.of("PYTORCH_VERSION", "2.7.1")).sentence())
                .contains("PYTORCH_LIBRARY_PATH is missing");
        Map<String, String> empty =
                Map.of("PYTORCH_LIBRARY_PATH", work.toString(), "PYTORCH_VERSION", "2.7.1");
        assertThat(finding(empty).sentence()).contains("there is no libtorch for CUDA");
        Files.createFile(work.resolve("libtorch_cuda.so"));
        assertThat(finding(empty).sentence()).contains("PYTORCH_FLAVOR is ''; set it to cu128");
        Map<String, String> old =
                Map.of("PYTORCH_LIBRARY_PATH", work.toString(), "PYTORCH_VERSION", "2.5.0");
        assertThat(finding(old).sentence()).contains("'2.5.0'; set it to 2.7.1");
        Map<String, String> whole =
                Map.of(
                        "PYTORCH_LIBRARY_PATH", work.toString(),
                        "PYTORCH_VERSION", "2.7.1",
                        "PYTORCH_FLAVOR", "cu128");
        assertThat(finding(whole).state()).isEqualTo(Finding.State.FINE);
    }

    private static Finding finding(Map<String, String> environment) {
        return CudaSettings.of(environment).finding();
    }
}
