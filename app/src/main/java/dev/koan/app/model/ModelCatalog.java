package dev.koan.app.model;

import dev.koan.app.task.ModelSource;
import dev.koan.app.task.OpenModel;
import dev.koan.generation.Policy;
import dev.koan.runtime.DjlPolicy;
import dev.koan.runtime.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds models by name in one folder of checkpoint folders, and anywhere else by path. Listing is
 * for any thread, opening for the model thread.
 */
public final class ModelCatalog implements ModelSource {
    /** The model that is meant when none is named. */
    public static final String DEFAULT = "koan-ft";

    private static final String PROPERTY = "koan.models";
    private static final Path IN_REPOSITORY = Path.of("model-runtime", "models");

    private final Path root;
    private final Function<Path, Policy> opener;

    /**
     * A catalogue of one folder.
     *
     * @param root holds checkpoint folders; need not exist
     * @param opener opens a checkpoint folder
     */
    public ModelCatalog(Path root, Function<Path, Policy> opener) {
        this.root = root;
        this.opener = opener;
    }

    /**
     * The models of this installation: those under the folder that {@code -Dkoan.models} names,
     * else under {@code model-runtime/models} of the working directory or of a folder above it.
     */
    public static ModelCatalog here() {
        String named = System.getProperty(PROPERTY, "");
        Path work = Path.of("").toAbsolutePath();
        return new ModelCatalog(
                named.isBlank() ? aboveOf(work) : Path.of(named), folder -> DjlPolicy.open(folder));
    }

    static Path aboveOf(Path work) {
        for (Path at = work; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(IN_REPOSITORY))) {
                return at.resolve(IN_REPOSITORY);
            }
        }
        return work.resolve(IN_REPOSITORY);
    }

    /** The folder that names are looked up in. */
    public Path root() {
        return root;
    }

    /** All models of the folder: the default first, then by name. */
    public List<ModelFolder> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(ModelFolder::isOne)
                    .map(ModelFolder::of)
                    .sorted(
                            Comparator.comparing((ModelFolder m) -> !m.name().equals(DEFAULT))
                                    .thenComparing(ModelFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new ModelFault(
                    "%s cannot be listed; check that you may read it.".formatted(root), e);
        }
    }

    @Override
    public List<String> names() {
        return folders().stream().map(ModelFolder::name).toList();
    }

    /**
     * The folder of a model.
     *
     * @param nameOrPath a name of {@link #names()}, or the path of any checkpoint folder
     * @throws ModelFault when there is no such model; lists those that there are
     */
    public ModelFolder find(String nameOrPath) {
        Optional<ModelFolder> named =
                folders().stream().filter(model -> model.name().equals(nameOrPath)).findFirst();
        return named.or(() -> byPath(nameOrPath)).orElseThrow(() -> missing(nameOrPath));
    }

    private static Optional<ModelFolder> byPath(String text) {
        try {
            Path path = Path.of(text);
            return !text.isBlank() && ModelFolder.isOne(path)
                    ? Optional.of(ModelFolder.of(path))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private ModelFault missing(String wanted) {
        List<String> names = names();
        String there =
                names.isEmpty()
                        ? "there are no models in %s; give the path of a checkpoint folder (one with a config.json), or make models with 'koan pretrain' and 'koan tune'"
                                .formatted(root)
                        : "there is %s in %s, or give the path of a checkpoint folder (one with a config.json)"
                                .formatted(enumerate(names), root);
        return new ModelFault("There is no model '%s': %s.".formatted(wanted, there));
    }

    private static String enumerate(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
                        + " and "
                        + names.getLast();
    }

    /**
     * Opens a model; whoever asked closes its policy.
     *
     * @param name as {@link #find} takes it
     * @throws ModelFault when there is none, or the native library does not load
     * @throws CheckpointException when the folder is damaged
     */
    @Override
    public OpenModel open(String name) {
        ModelFolder folder = find(name);
        ComputeThreads.useDefault();
        try {
            return new OpenModel(opener.apply(folder.path()), "CPU, " + ComputeThreads.words());
        } catch (CheckpointException e) {
            throw e;
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
            throw new ModelFault(
                    "PyTorch's native library does not load, so %s cannot be opened; 'koan doctor' says what to do."
                            .formatted(folder.name()),
                    e);
        } catch (OutOfMemoryError e) {
            throw new ModelFault(
                    "%s does not fit into memory; give Java more, for example KOAN_JAVA_OPTS=-Xmx8g."
                            .formatted(folder.name()),
                    e);
        }
    }

    /** What is wrong with a folder of models, for a report; empty when all of them are whole. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (ModelFolder folder : folders()) {
            try {
                folder.facts();
            } catch (CheckpointException e) {
                complaints.add(String.valueOf(e.getMessage()));
            }
        }
        return complaints;
    }
}
