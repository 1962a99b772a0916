package dev.koan.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what is said besides: faults and progress
 * @param colours whether it shows colours
 * @param icons how it shows icons
 * @param presence whether somebody looks on
 */
public record Terminal(
        PrintWriter out, PrintWriter err, Colours colours, Icons icons, Presence presence) {
    /** Whether text is coloured. */
    public enum Colours {
        /** With escape sequences. */
        ON,
        /** Plain text. */
        OFF
    }

    /** How icons are written. */
    public enum Icons {
        /** As the characters that look like them. */
        SYMBOLS,
        /** In ASCII, for a terminal that has no others. */
        LETTERS
    }

    /** Whether somebody looks on. */
    public enum Presence {
        /** A person: lines may be rewritten. */
        WATCHED,
        /** A file or a pipe. */
        UNWATCHED
    }

    /**
     * The terminal that this process runs in. Colours are off when it is none, when {@code
     * NO_COLOR} is set to anything (no-color.org) and when {@code TERM} is {@code dumb}.
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean watched = isWatched();
        boolean coloured =
                watched
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        Charset charset = charset();
        boolean symbols = charset.newEncoder().canEncode(Sign.EXPLORE.symbol());
        return new Terminal(
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                coloured ? Colours.ON : Colours.OFF,
                symbols ? Icons.SYMBOLS : Icons.LETTERS,
                watched ? Presence.WATCHED : Presence.UNWATCHED);
    }

    /** Java 25's console is null again when input or output is redirected. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Everywhere but on Windows, terminals read UTF-8 whatever the locale says. */
    private static Charset charset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            return windows
                    ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))
                    : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(new OutputStreamWriter(stream, charset), false);
    }

    /** Writes text at once. It must be safe: see {@link SafeText}. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Writes a line at once. */
    void line(String text) {
        print(text + "\n");
    }

    /** Writes a sentence where faults go, safe and on one line. */
    void complain(String sentence) {
        err.print(SafeText.line(sentence) + "\n");
        err.flush();
    }

    /** Rewrites the last line of what is said besides. */
    void note(String text) {
        err.print("\r\033[K" + SafeText.line(text));
        err.flush();
    }

    /** Colours a text, if this terminal shows colours. */
    String paint(Ink ink, String text) {
        return colours == Colours.ON ? ink.paint(text) : text;
    }

    /** Icon and word of a sign in its colour, padded to the same width for all signs. */
    String show(Sign sign) {
        return paint(sign.ink(), "%s %-9s".formatted(icon(sign), sign.word()));
    }

    /** The icon of a sign. */
    String icon(Sign sign) {
        return icons == Icons.SYMBOLS ? sign.symbol() : sign.letter();
    }

    /** The same without colours. */
    Terminal plain() {
        return new Terminal(out, err, Colours.OFF, icons, presence);
    }
}
