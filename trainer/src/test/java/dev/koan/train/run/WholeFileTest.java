package dev.koan.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final Path FULL = Path.of("/dev/full");

    private final Path folder;

    WholeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a/b.txt");
        WholeFile.write(file, "old");
        WholeFile.write(file, "n\u00e9w");
        assertThat(WholeFile.read(file)).isEqualTo("n\u00e9w");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void saysInOneSentenceThatAFileIsMissing() {
        Path file = folder.resolve("none");
        assertThatThrownBy(() -> WholeFile.read(file))
                .isInstanceOf(RunFault.class)
                .hasMessage("Cannot read " + file + ": it does not exist, check the path.");
    }

    @Test
    void saysInOneSentenceThatAFolderIsInTheWay() throws IOException {
        Path file = folder.resolve("x");
        Files.createDirectories(file.resolve("y"));
        assertThatThrownBy(() -> WholeFile.write(file, "text"))
                .isInstanceOf(RunFault.class)
                .hasMessageStartingWith("Cannot write " + file + ": ");
    }

    @Test
    void saysInOneSentenceThatTheDiskIsFull() throws IOException {
        Assumptions.assumeTrue(Files.exists(FULL), "this system has no device that is always full");
        try (FileChannel channel = FileChannel.open(FULL, StandardOpenOption.WRITE)) {
            IOException full =
                    catchThrowableOfType(
                            IOException.class, () -> channel.write(ByteBuffer.allocate(1)));
            assertThat(RunFault.writing(folder.resolve("metrics.jsonl"), full))
                    .hasMessage(
                            "Cannot write %s: the disk is full, free some space and resume the run."
                                    .formatted(folder.resolve("metrics.jsonl")));
        }
    }

    @Test
    void saysInOneSentenceWhyAFolderCannotBeWritten() {
        Path file = Path.of("runs", "run.json");
        assertThat(RunFault.writing(file, new AccessDeniedException(file.toString())))
                .hasMessage(
                        "Cannot write %s: access is denied, give Koan the right to write there or choose another folder."
                                .formatted(file));
        assertThat(
                        RunFault.writing(
                                file,
                                new FileSystemException(
                                        file.toString(), "", "Read-only file system")))
                .hasMessage(
                        "Cannot write %s: the file system is read-only, choose another folder."
                                .formatted(file));
    }
}
