package dev.koan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that a finished model is copied to.
 *
 * @param folder new or empty
 */
record ModelExport(Path folder) {
    private static final List<String> FILES =
            List.of("config.json", "generation_config.json", "tokenizer.json", "model.safetensors");

    /**
     * Makes sure that nothing is overwritten.
     *
     * @throws CommandFault when something is there already
     */
    static ModelExport into(Path folder) {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new CommandFault(
                    "%s holds something already; choose a new folder for --out.".formatted(folder));
        }
        return new ModelExport(folder);
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        } catch (IOException e) {
            throw new CommandFault(
                    "%s cannot be listed; choose another folder for --out.".formatted(folder), e);
        }
    }

    /** Copies the files of the model, and not those that only training needs. */
    void copy(Path checkpoint) {
        try {
            Files.createDirectories(folder);
            for (String name : FILES) {
                Path file = checkpoint.resolve(name);
                if (Files.exists(file)) {
                    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new CommandFault(
                    "The model could not be copied to %s; it is in %s."
                            .formatted(folder, checkpoint),
                    e);
        }
    }
}
