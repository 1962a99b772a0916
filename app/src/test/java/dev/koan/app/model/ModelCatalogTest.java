package dev.koan.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koan.app.task.OpenModel;
import dev.koan.generation.Policy;
import dev.koan.generation.SamplingOptions;
import dev.koan.generation.ScriptedPolicy;
import dev.koan.rollout.Completion;
import dev.koan.rollout.RolloutRequest;
import dev.koan.runtime.DjlPolicy;
import dev.koan.runtime.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    private final Path root;
    private final ModelCatalog catalog;

    ModelCatalogTest(@TempDir Path root) {
        this.root = root;
        this.catalog = new ModelCatalog(root, folder -> DjlPolicy.open(folder));
    }

    @Test
    void listsTheDefaultFirstAndLeavesOtherFoldersOut() throws IOException {
        TinyModelFolder.writeBase(root.resolve("a-base"));
        TinyModelFolder.writeCoat(root.resolve("koan-ft"));
        Files.createDirectories(root.resolve("notes"));
        assertThat(catalog.names()).containsExactly("koan-ft", "a-base");
    }

    @Test
    void aMissingFolderOfModelsHoldsNone() {
        ModelCatalog empty =
                new ModelCatalog(root.resolve("none"), folder -> DjlPolicy.open(folder));
        assertThat(empty.names()).isEmpty();
        assertThatThrownBy(() -> empty.find("koan-ft"))
                .isInstanceOf(ModelFault.class)
                .hasMessageStartingWith("There is no model 'koan-ft': there are no models in ")
                .hasMessageContaining("koan pretrain");
    }

    @Test
    void namesWhatThereIsWhenAModelIsMissing() {
        TinyModelFolder.writeBase(root.resolve("koan-base"));
        TinyModelFolder.writeBase(root.resolve("mine"));
        assertThatThrownBy(() -> catalog.find("kaon"))
                .isInstanceOf(ModelFault.class)
                .hasMessageContaining("there is koan-base and mine in");
    }

    @Test
    void findsAnyCheckpointFolderByItsPath() {
        Path folder = TinyModelFolder.writeBase(root.resolve("deep/er/own"));
        assertThat(catalog.find(folder.toString()).name()).isEqualTo("own");
        assertThat(catalog.names()).isEmpty();
    }

    @Test
    void refusesANameThatIsNoPath() {
        assertThatThrownBy(() -> catalog.find("a\0b")).isInstanceOf(ModelFault.class);
        assertThatThrownBy(() -> catalog.find("")).isInstanceOf(ModelFault.class);
    }

    @Test
    void opensAModelThatAnswers() {
        TinyModelFolder.writeCoat(root.resolve("koan-ft"));
        OpenModel open = catalog.open("koan-ft");
        try (Policy policy = open.policy()) {
            assertThat(policy.name()).isEqualTo("koan-ft");
            assertThat(open.device()).startsWith("CPU, ");
        }
    }

    @Test
    void countsWithoutReadingWeights() {
        TinyModelFolder.writeBase(root.resolve("koan-base"));
        ModelFacts facts = catalog.find("koan-base").facts();
        // Embedding and head 2 x 221 x 16; q, k, v, o 4 x 16 x 16; gate, up, down 3 x 16 x 16;
        // norms 3 x 16.
        assertThat(facts.parameters()).isEqualTo(7072 + 1024 + 768 + 48);
        assertThat(facts.bytes()).isGreaterThan(4 * facts.parameters());
        assertThat(facts.family()).isEqualTo("llama");
    }

    @Test
    void complainsOfADamagedModel() throws IOException {
        Path folder = TinyModelFolder.writeBase(root.resolve("koan-base"));
        assertThat(catalog.complaints()).isEmpty();
        Files.writeString(folder.resolve("model.safetensors"), "short");
        assertThat(catalog.complaints()).singleElement().asString().contains("model.safetensors");
        assertThatThrownBy(() -> catalog.open("koan-base")).isInstanceOf(CheckpointException.class);
    }

    @Test
    void looksForModelsInTheFoldersAbove() throws IOException {
        Path models = Files.createDirectories(root.resolve("model-runtime/models"));
        Path work = Files.createDirectories(root.resolve("app/src"));
        assertThat(ModelCatalog.aboveOf(work)).isEqualTo(models);
    }

    @Test
    void aPolicyWithoutAnEngineIsAskedOneByOne() {
        Policy policy = ScriptedPolicy.saying("scripted", "<|continue|> 1 + 1 = 2");
        int[] prompt = policy.tokenizer().encode("Use 1 1 to make 2");
        List<Completion> completions = new ArrayList<>();
        StreamedRollouts.of(policy, 8)
                .generate(
                        List.of(
                                        new RolloutRequest("a", prompt, SamplingOptions.greedy(20)),
                                        new RolloutRequest("b", prompt, SamplingOptions.greedy(3)))
                                .iterator(),
                        completions::add);
        assertThat(completions).extracting(c -> c.request().id()).containsExactly("a", "b");
        assertThat(policy.tokenizer().decode(completions.getFirst().tokens()))
                .startsWith("<|continue|> 1 + 1 = 2");
        assertThat(completions.get(1).tokens()).hasSize(3);
    }
}
