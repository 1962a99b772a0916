package dev.koan.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Koan this is. */
final class Version implements IVersionProvider {
    /** The version of the jar, {@code development} outside of one. */
    static String ofCode() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "koan " + ofCode(),
            "Java %s on %s %s"
                    .formatted(
                            System.getProperty("java.version"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
