package dev.koan.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code run.json}, {@code metrics.jsonl}, {@code checkpoints/000100/},
 * {@code eval/000100.json} and the events of TensorBoard. It is the only interface between the
 * process that trains and whoever looks on. Used by one thread at a time.
 */
public final class RunDirectory {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm", Locale.ROOT);

    private final Path path;
    private RunJson run;

    private RunDirectory(Path path, RunJson run) {
        this.path = path;
        this.run = run;
    }

    /**
     * Makes the folder of a new run, for example {@code 2026-11-21T10-15-countdown-ft}; a number is
     * added when that name is taken. The run counts as running.
     *
     * @param runsRoot the folder of all runs; made when missing
     * @param name letters, digits and {@code -}
     * @param clock the time of the start and its zone
     * @throws RunFault when the name has other characters or the folder cannot be made
     */
    public static RunDirectory create(
            Path runsRoot, String name, RunDescription description, Clock clock) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new RunFault(
                    "'%s' cannot name a run: use up to 64 letters, digits, '.', '_' and '-'."
                            .formatted(name));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Path folder = makeFresh(runsRoot, MINUTE.format(now) + "-" + name);
        RunJson run =
                new RunJson(
                        name,
                        now.truncatedTo(ChronoUnit.SECONDS).toString(),
                        description,
                        new RunState.Running());
        run.write(folder.resolve("run.json"));
        return new RunDirectory(folder, run);
    }

    /**
     * Opens a run that was made before, whatever its state.
     *
     * @throws RunFault when the folder is not a run
     */
    public static RunDirectory open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("run.json"))) {
            throw new RunFault(
                    "%s is not a run: it has no run.json, choose a folder under 'runs'."
                            .formatted(folder));
        }
        return new RunDirectory(folder, RunJson.read(folder.resolve("run.json")));
    }

    private static Path makeFresh(Path runsRoot, String wanted) {
        WholeFile.makeFolder(runsRoot);
        Path folder = runsRoot.resolve(wanted);
        for (int i = 2; Files.exists(folder); i++) {
            folder = runsRoot.resolve(wanted + "-" + i);
        }
        try {
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw RunFault.writing(folder, e);
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** The name that the run was given. */
    public String name() {
        return run.name();
    }

    /** What makes the run repeatable. */
    public RunDescription description() {
        return run.description();
    }

    /** How the run stood when it was made, opened or last marked. */
    public RunState state() {
        return run.state();
    }

    /** Writes down how the run stands. */
    public void mark(RunState state) {
        run = run.withState(state);
        run.write(path.resolve("run.json"));
    }

    /** {@code metrics.jsonl}. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** {@code eval/000100.json}. */
    public Path evaluation(long step) {
        return path.resolve("eval").resolve(sixDigits(step) + ".json");
    }

    /** {@code checkpoints/000100}; it exists when {@link #writeCheckpoint} has written it. */
    public Path checkpoint(long step) {
        return path.resolve("checkpoints").resolve(sixDigits(step));
    }

    /**
     * Writes a checkpoint so that it exists whole or not at all, and replaces one of the same step.
     *
     * @param writer fills the folder that it is given
     */
    public void writeCheckpoint(long step, Consumer<Path> writer) {
        Uninterrupted.write(() -> replaceCheckpoint(step, writer));
    }

    private void replaceCheckpoint(long step, Consumer<Path> writer) {
        Path target = checkpoint(step);
        Path partial = target.resolveSibling("." + target.getFileName() + ".partial");
        delete(partial);
        WholeFile.makeFolder(partial);
        writer.accept(partial);
        delete(target);
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw RunFault.writing(target, e);
        }
    }

    /** The steps that have a whole checkpoint, smallest first. */
    public List<Long> checkpointSteps() {
        Path folder = path.resolve("checkpoints");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(child -> child.matches("[0-9]{6,18}"))
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RunFault.reading(folder, e);
        }
    }

    /** The step of the last whole checkpoint; empty before the first. */
    public OptionalLong lastCheckpointStep() {
        return checkpointSteps().stream().mapToLong(Long::longValue).max();
    }

    private static String sixDigits(long step) {
        return String.format(Locale.ROOT, "%06d", step);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw RunFault.writing(folder, e);
        }
    }
}
