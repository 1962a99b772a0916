package dev.koan.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings in a file. Writing replaces the file whole, so that a crash leaves the old or the new
 * one; a file that cannot be read is put aside and costs the settings, never the start. One thread
 * at a time.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;

    /**
     * @param directory where {@code settings.json} is; made when first written
     */
    public SettingsFile(Path directory) {
        file = directory.resolve("settings.json");
    }

    /** The settings; those of a first start when there are none or they cannot be read. */
    public Settings read() {
        try {
            return SettingsJson.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            LOG.debug("No settings yet in {}", file);
        } catch (JsonProcessingException e) {
            LOG.warn("The settings in {} cannot be read; they are put aside.", file, e);
            putAside();
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read.", file, e);
        }
        return Settings.first();
    }

    /** Writes the settings; a fault is logged, for nobody can do anything about it here. */
    public void write(Settings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("settings.json.new");
            Files.writeString(fresh, SettingsJson.write(settings));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written to {}.", file, e);
        }
    }

    private void putAside() {
        try {
            Files.move(
                    file,
                    file.resolveSibling("settings.json.broken"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The broken settings cannot be put aside.", e);
        }
    }
}
