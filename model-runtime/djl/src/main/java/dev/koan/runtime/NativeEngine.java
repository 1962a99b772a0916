package dev.koan.runtime;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The native library that everything is computed with.
 *
 * @param version of PyTorch
 * @param threads processor threads that one computation uses
 * @param gpus devices that it can compute on besides the processor
 */
public record NativeEngine(String version, int threads, int gpus) {
    /**
     * Loads the library, unpacking it at the first time.
     *
     * @throws LinkageError when it does not load
     * @throws RuntimeException when it is not there
     */
    public static NativeEngine load() {
        Engine engine = Engine.getEngine("PyTorch");
        return new NativeEngine(
                engine.getVersion(), JniUtils.getNumThreads(), engine.getGpuCount());
    }
}
