package dev.koan.runtime.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.Set;

/** Which library multiplies matrices. The same on every run of a machine, so that runs repeat. */
enum Products {
    /** What libtorch takes by itself. */
    PLAIN("torch.linear(x, weight)"),
    /**
     * oneDNN, which makes its code for the processor it finds. libtorch's own choice on x86, MKL,
     * does so for Intel's alone: on an AMD EPYC 9005 oneDNN did 190 GFLOPS per thread, MKL 78.
     */
    ONEDNN("ops.mkldnn._linear_pointwise(x, weight, None, \"none\", [], \"\")");

    private static final Set<String> X86 = Set.of("amd64", "x86_64");

    private final String linear;

    Products(String linear) {
        this.linear = linear;
    }

    /** The library for a device of this machine. */
    static Products on(Device device) {
        boolean there =
                !device.isGpu()
                        && X86.contains(System.getProperty("os.arch", ""))
                        && Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.MKLDNN);
        return there ? ONEDNN : PLAIN;
    }

    /** TorchScript for x [N,inputs] times the transpose of weight [outputs,inputs]. */
    String linear() {
        return linear;
    }
}
