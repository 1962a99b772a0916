package dev.koan.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything is there that Koan needs. */
@Command(
        name = "doctor",
        description = {
            "Checks Java, the native library, memory, models, GPU settings and display, and says what to do where something is missing.",
            "The exit status is 1 when Koan cannot run a model."
        },
        footer = {"%nExamples:", "  koan doctor", "  koan doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private OutputArguments output = new OutputArguments();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Checkup(surroundings).findings();
        findings.forEach(output.isJson() ? this::writeJson : this::writeLine);
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN)
                ? KoanCommandLine.FAILED
                : KoanCommandLine.DONE;
    }

    private void writeLine(Finding finding) {
        Terminal terminal = surroundings.terminal();
        Sign sign =
                switch (finding.state()) {
                    case FINE -> Sign.RIGHT;
                    case NOTE -> Sign.NO_ANSWER;
                    case BROKEN -> Sign.WRONG;
                };
        String icon = terminal.icon(sign) + " " + "%-5s".formatted(finding.state().word());
        terminal.line(
                "%s  %-15s %s"
                        .formatted(
                                terminal.paint(sign.ink(), icon),
                                finding.subject(),
                                SafeText.line(finding.sentence())));
    }

    private void writeJson(Finding finding) {
        new JsonLines(surroundings.terminal())
                .write(
                        JsonLines.event("finding")
                                .put("subject", finding.subject())
                                .put("state", finding.state().word())
                                .put("sentence", finding.sentence()));
    }
}
