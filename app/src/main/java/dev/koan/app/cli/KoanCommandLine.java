package dev.koan.app.cli;

import dev.koan.app.model.ModelFault;
import dev.koan.problems.verify.ProblemFault;
import dev.koan.runtime.checkpoint.CheckpointException;
import dev.koan.train.run.RunFault;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands together, and what becomes of what goes wrong in them. */
public final class KoanCommandLine {
    /** What was asked for was done. */
    public static final int DONE = 0;

    /** Koan itself failed. */
    public static final int FAILED = 1;

    /** What was asked for cannot be done as asked. */
    public static final int REFUSED = 2;

    private static final List<Class<? extends RuntimeException>> FAULTS =
            List.of(
                    CommandFault.class,
                    ModelFault.class,
                    ProblemFault.class,
                    CheckpointException.class,
                    RunFault.class);

    private final Surroundings surroundings;

    /** Commands in given surroundings. */
    public KoanCommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Does what the arguments say.
     *
     * @return the exit status
     */
    public int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
            return fail(e);
        } finally {
            surroundings.terminal().out().flush();
            surroundings.terminal().err().flush();
        }
    }

    private CommandLine commandLine() {
        CommandLine root = new CommandLine(new KoanCommand(surroundings));
        add(root, new SolveCommand(surroundings));
        add(root, new ModelsCommand(surroundings));
        add(root, new PretrainCommand(surroundings));
        add(root, new TuneCommand(surroundings));
        add(add(root, new DataCommand()), new SynthesizeCommand(surroundings));
        add(root, new BenchCommand(surroundings));
        add(root, new DoctorCommand(surroundings));
        add(root, new CompletionCommand(surroundings));
        Terminal terminal = surroundings.terminal();
        Ansi ansi = terminal.colours() == Terminal.Colours.ON ? Ansi.ON : Ansi.OFF;
        return root.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpAutoWidth(terminal.presence() == Terminal.Presence.WATCHED)
                .setParameterExceptionHandler((e, _) -> refuse(e))
                .setExecutionExceptionHandler((e, _, _) -> fail(e));
    }

    private static CommandLine add(CommandLine parent, Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getCommandSpec().versionProvider(new Version());
        parent.addSubcommand(line);
        return line;
    }

    private int refuse(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        surroundings
                .terminal()
                .complain(
                        "%s%s; '%s --help' shows what there is."
                                .formatted(
                                        trimmed(String.valueOf(fault.getMessage())),
                                        suggestion(fault),
                                        name));
        return REFUSED;
    }

    private static String trimmed(String message) {
        return message.replaceAll("[.\\s]+$", "");
    }

    private static String suggestion(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return unmatched.getSuggestions().stream()
                    .limit(3)
                    .collect(Collectors.joining(" or ", ", did you mean ", ""));
        }
        return "";
    }

    private int fail(Throwable fault) {
        Terminal terminal = surroundings.terminal();
        terminal.out().flush();
        if (FAULTS.stream().anyMatch(kind -> kind.isInstance(fault))) {
            terminal.complain(String.valueOf(fault.getMessage()));
            return REFUSED;
        }
        String details =
                FaultLog.write(fault)
                        .map(file -> "the details are in " + file)
                        .orElse("its details could not be written");
        terminal.complain(
                "Something went wrong in Koan (%s); %s."
                        .formatted(fault.getClass().getSimpleName(), details));
        return FAILED;
    }
}
