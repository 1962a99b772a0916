package dev.koan.runtime.checkpoint;

import java.util.Optional;

/** The model families that the decoder reads; they differ in their configuration only. */
public enum Family {
    /** Llama: no biases by default. */
    LLAMA("llama", "LlamaForCausalLM"),
    /** Qwen2 and Qwen2.5: biases on the query, key and value projections. */
    QWEN2("qwen2", "Qwen2ForCausalLM");

    private final String modelType;
    private final String architecture;

    Family(String modelType, String architecture) {
        this.modelType = modelType;
        this.architecture = architecture;
    }

    /** Its name under {@code model_type} in config.json. */
    public String modelType() {
        return modelType;
    }

    /** Its name under {@code architectures} in config.json. */
    public String architecture() {
        return architecture;
    }

    static Optional<Family> ofModelType(String name) {
        for (Family family : values()) {
            if (family.modelType.equals(name)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    static Optional<Family> ofArchitecture(String name) {
        for (Family family : values()) {
            if (family.architecture.equals(name)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
