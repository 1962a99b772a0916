package dev.koan.runtime.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.koan.runtime.checkpoint.Checkpoint;
import dev.koan.runtime.checkpoint.ModelConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Llama or Qwen2 decoder: one flat parameter tensor and the TorchScript module that reads it.
 * Model thread only.
 */
public final class Decoder implements AutoCloseable {
    private static final int LARGEST_TABLE = 32_768;

    private final ModelConfig config;
    private final ParameterLayout layout;
    private final NDManager manager;
    private final PtSymbolBlock module;
    private final NDArray flat;
    private final NDArray cos;
    private final NDArray sin;

    /** A decoder with all parameters zero; {@link #write} fills it. */
    public Decoder(ModelConfig config, Device device) {
        this.config = config;
        layout = new ParameterLayout(config);
        manager = NDManager.newBaseManager(device, "PyTorch");
        module = TorchScriptArchive.load(manager, "Decoder", layout.fillIn(source()));
        flat = manager.zeros(new Shape(layout.size()));
        int positions = contextLength();
        RotaryTable table = RotaryTable.of(config, positions);
        Shape shape = new Shape(positions, config.headDim());
        cos = manager.create(table.cos(), shape);
        sin = manager.create(table.sin(), shape);
    }

    /**
     * Opens a checkpoint: checks all names and shapes, then copies every parameter into its place.
     */
    public static Decoder load(Checkpoint checkpoint, Device device) {
        checkpoint.checkShapes();
        Decoder decoder = new Decoder(checkpoint.config(), device);
        try {
            for (Map.Entry<String, ParameterLayout.Slot> slot : decoder.layout.slots().entrySet()) {
                float[] values = new float[Math.toIntExact(slot.getValue().size())];
                checkpoint.read(slot.getKey(), values, 0);
                decoder.write(slot.getValue().offset(), values);
            }
            return decoder;
        } catch (RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    /** The module's source, its placeholders not yet filled in. */
    static String source() {
        try (InputStream in = Decoder.class.getResourceAsStream("decoder.ts.py")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The resource decoder.ts.py is missing from the build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource decoder.ts.py could not be read.", e);
        }
    }

    /** The model's numbers. */
    public ModelConfig config() {
        return config;
    }

    /** Where parameters stand. */
    public ParameterLayout layout() {
        return layout;
    }

    /** Tokens that prompt and completion can have together. */
    public int contextLength() {
        return Math.min(config.maxPositionEmbeddings(), LARGEST_TABLE);
    }

    /** All parameters, {@code [P]}; changed in place by training. */
    NDArray flat() {
        return flat;
    }

    /** Owns what lives as long as the decoder. */
    public NDManager manager() {
        return manager;
    }

    /** Copies values into the flat tensor. */
    public void write(long offset, float[] values) {
        try (NDManager scope = manager.newSubManager()) {
            run(scope, "write", tensor(flat), IValue.from(offset), tensor(scope.create(values)));
        }
    }

    /** Copies values out of the flat tensor. */
    public float[] read(long offset, long size) {
        try (NDArray part = flat.get(offset + ":" + (offset + size))) {
            return part.toFloatArray();
        }
    }

    /** A cache of zeros, {@code [2L,B,S,K,D]}. */
    public NDArray newCache(NDManager owner, int rows, int capacity) {
        return owner.zeros(
                new Shape(
                        2L * config.layers(), rows, capacity, config.kvHeads(), config.headDim()));
    }

    /** {@code ids [B,T]} to logits {@code [B,T,V]}, without a cache. */
    public NDArray logits(NDManager owner, NDArray ids) {
        return run(owner, "logits", tensor(flat), tensor(ids), tensor(cos), tensor(sin));
    }

    /**
     * Appends tokens to each row of a cache.
     *
     * @param ids {@code [B,T]}
     * @param positions {@code [B]}, of the first of the T
     * @param span cached tokens to look at, the new ones included
     * @return logits after the last token, {@code [B,V]}
     */
    public NDArray step(NDManager owner, NDArray ids, NDArray positions, int span, NDArray cache) {
        return run(
                owner,
                "step",
                tensor(flat),
                tensor(ids),
                tensor(positions),
                IValue.from((long) span),
                tensor(cache),
                tensor(cos),
                tensor(sin));
    }

    /**
     * Appends ids to a cache of one row and draws what follows.
     *
     * @param ids at least one
     * @param span cached tokens to look at, the new ones included
     * @param draw how to draw
     */
    public Drawn next(NDManager owner, long[] ids, int span, NDArray cache, Draw draw) {
        SamplingFilter filter = draw.filter();
        IValue[] arguments = {
            tensor(flat),
            IValue.listFrom(ids),
            IValue.from((long) span),
            tensor(cache),
            tensor(cos),
            tensor(sin),
            IValue.listFrom(draw.history()),
            IValue.from(draw.noise()),
            IValue.from(draw.temperature()),
            IValue.from((long) filter.topK()),
            IValue.from(filter.topP()),
            IValue.from(filter.minP()),
            IValue.from(filter.repetitionPenalty())
        };
        NDList found = runForList(owner, "next", arguments);
        return new Drawn((int) found.get(0).toLongArray()[0], found.get(1));
    }

    /**
     * What was drawn.
     *
     * @param id the token
     * @param logits what it was drawn from, {@code [1,V]}
     */
    public record Drawn(int id, NDArray logits) {}

    /**
     * Writes right-padded prompts {@code ids [R,T]} into rows {@code [R]} of a cache, from position
     * 0.
     */
    public void prefill(NDManager scope, NDArray rows, NDArray ids, NDArray cache) {
        run(
                scope,
                "prefill",
                tensor(flat),
                tensor(rows),
                tensor(ids),
                tensor(cache),
                tensor(cos),
                tensor(sin));
    }

    /** A cache of the rows {@code [R]} of another. */
    public NDArray selectRows(NDManager owner, NDArray cache, NDArray rows) {
        return run(owner, "select_rows", tensor(cache), tensor(rows));
    }

    /**
     * Decodes as many tokens for every row as the noise has columns.
     *
     * @param rows where each row stands
     * @param filter how to draw
     * @param span cached tokens to look at in the first round
     * @return ids {@code [B,n]} and their log-probabilities {@code [B,n]}
     */
    public NDList rollout(NDManager owner, RolloutRows rows, SamplingFilter filter, int span) {
        IValue[] arguments = {
            tensor(flat),
            tensor(rows.last()),
            tensor(rows.positions()),
            IValue.from((long) span),
            tensor(rows.cache()),
            tensor(cos),
            tensor(sin),
            tensor(rows.seen()),
            tensor(rows.noise()),
            tensor(rows.temperature()),
            IValue.from(filter.sampled()),
            IValue.from((long) filter.topK()),
            IValue.from(filter.topP()),
            IValue.from(filter.minP()),
            IValue.from(filter.repetitionPenalty())
        };
        return runForList(owner, "rollout", arguments);
    }

    /**
     * The scores that tokens are drawn from, {@code [B,V]}; minus infinity where filtered out.
     *
     * @param seen tokens that the repetition penalty applies to, bool {@code [B,V]}
     * @param temperature positive, {@code [B]}
     */
    public NDArray filtered(
            NDManager owner,
            NDArray logits,
            NDArray seen,
            NDArray temperature,
            SamplingFilter filter) {
        return run(
                owner,
                "filtered",
                tensor(logits),
                tensor(seen),
                tensor(temperature),
                IValue.from((long) filter.topK()),
                IValue.from(filter.topP()),
                IValue.from(filter.minP()),
                IValue.from(filter.repetitionPenalty()));
    }

    /**
     * The unfiltered distribution of one row of logits {@code [1,V]}: log-probability of {@code
     * id}, entropy in nats, then the {@code k} largest log-probabilities, then their ids.
     */
    public double[] inspect(NDManager scope, NDArray logits, int id, int k) {
        return run(scope, "inspect", tensor(logits), IValue.from((long) id), IValue.from((long) k))
                .toDoubleArray();
    }

    /** Calls a method of the module in inference mode; closes the arguments. */
    NDArray run(NDManager owner, String method, IValue... arguments) {
        interpretPlainly();
        try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
            return result.toTensor((PtNDManager) owner);
        } finally {
            close(arguments);
        }
    }

    private NDList runForList(NDManager owner, String method, IValue... arguments) {
        interpretPlainly();
        try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
            return new NDList(result.toTensorArray((PtNDManager) owner));
        } finally {
            close(arguments);
        }
    }

    /**
     * Calls a method of the module with autograd on. The parameters and both tables are passed
     * after the arguments: what comes back belongs to the manager of the first argument.
     */
    NDArray differentiate(NDManager scope, String method, NDArray... arguments) {
        NDList input = new NDList();
        for (NDArray argument : arguments) {
            input.add(argument);
        }
        input.add(flat);
        input.add(cos);
        input.add(sin);
        NDArray name = scope.zeros(new Shape(1));
        name.setName("module_method:" + method);
        input.add(name);
        interpretPlainly();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try {
            return IValueUtils.forward(module, input, true).singletonOrThrow();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Turns libtorch's profiling optimiser off for this thread. It rewrites a method after its
     * first calls, which delays those, changes last digits, and so would make a resumed run differ
     * from one that was never stopped.
     */
    private static void interpretPlainly() {
        JniUtils.setGraphExecutorOptimize(false);
    }

    static IValue tensor(NDArray array) {
        return IValue.from((PtNDArray) array);
    }

    NDArray cosines() {
        return cos;
    }

    NDArray sines() {
        return sin;
    }

    private static void close(IValue... values) {
        for (IValue value : values) {
            value.close();
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
