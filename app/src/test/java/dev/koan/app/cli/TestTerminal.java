package dev.koan.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A terminal whose output a test can read. */
final class TestTerminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    private TestTerminal(Terminal.Colours colours, Terminal.Icons icons) {
        terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        colours,
                        icons,
                        Terminal.Presence.UNWATCHED);
    }

    static TestTerminal plain() {
        return new TestTerminal(Terminal.Colours.OFF, Terminal.Icons.SYMBOLS);
    }

    static TestTerminal coloured() {
        return new TestTerminal(Terminal.Colours.ON, Terminal.Icons.SYMBOLS);
    }

    static TestTerminal ascii() {
        return new TestTerminal(Terminal.Colours.OFF, Terminal.Icons.LETTERS);
    }

    Terminal terminal() {
        return terminal;
    }

    /** What was asked for. */
    String out() {
        return out.toString();
    }

    /** What was said besides. */
    String err() {
        return err.toString();
    }
}
