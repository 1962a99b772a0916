package dev.koan.runtime.checkpoint;

import static dev.koan.runtime.checkpoint.Damage.Fate.EITHER;
import static dev.koan.runtime.checkpoint.Damage.Fate.OPENS;
import static dev.koan.runtime.checkpoint.Damage.Fate.REFUSED;
import static dev.koan.runtime.checkpoint.Damage.Start.SHARDS;
import static dev.koan.runtime.checkpoint.Damage.Start.SINGLE_FILE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Several hundred damages, the same at every run. */
final class Damages {
    private static final String FILE = "model.safetensors";
    private static final String SHARD = "model-00002-of-00002.safetensors";
    private static final String NORM = "\"model.norm.weight\":{\"dtype\":\"F32\",\"shape\":[8]";

    private final List<Damage> all = new ArrayList<>();

    private Damages() {}

    static Stream<Damage> all() {
        Damages damages = new Damages();
        damages.truncations();
        damages.lengths();
        damages.flips();
        damages.garbage();
        damages.headers();
        damages.shapes();
        damages.configurations();
        damages.generationConfigurations();
        damages.indexes();
        damages.missingFiles();
        return damages.all.stream();
    }

    private void truncations() {
        for (int part = 0; part < 40; part++) {
            int fortieths = part;
            bytes(
                    "cut to %d fortieths".formatted(part),
                    FILE,
                    REFUSED,
                    b -> Arrays.copyOf(b, b.length * fortieths / 40));
        }
        for (int length : new int[] {1, 7, 8, 9, 15}) {
            bytes("cut to " + length, FILE, REFUSED, b -> Arrays.copyOf(b, length));
        }
        bytes("one byte cut", FILE, REFUSED, b -> Arrays.copyOf(b, b.length - 1));
        bytes("one byte too many", FILE, REFUSED, b -> Arrays.copyOf(b, b.length + 1));
        bytes(
                "cut behind the header",
                FILE,
                REFUSED,
                b -> Arrays.copyOf(b, 8 + SmallCheckpoint.headerLength(b)));
        for (int part = 0; part < 10; part++) {
            int tenths = part;
            shard(
                    "cut to %d tenths".formatted(part),
                    b -> Arrays.copyOf(b, b.length * tenths / 10));
        }
    }

    private void lengths() {
        for (long lie :
                new long[] {
                    0,
                    1,
                    2,
                    3,
                    7,
                    8,
                    100,
                    100_000_000,
                    100_000_001,
                    1L << 31,
                    1L << 40,
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    -1,
                    -8
                }) {
            bytes("header length " + lie, FILE, REFUSED, b -> withLength(b, lie));
        }
        for (int shift : new int[] {-8, -2, 1, 8, 64}) {
            bytes(
                    "header length off by " + shift,
                    FILE,
                    // The last bytes are padding, so a slightly shorter header can still be whole.
                    shift < 0 ? EITHER : REFUSED,
                    b -> withLength(b, SmallCheckpoint.headerLength(b) + shift));
        }
    }

    private void flips() {
        Random random = new Random(20_251_121);
        for (int i = 0; i < 120; i++) {
            double place = random.nextDouble();
            int bit = random.nextInt(8);
            bytes(
                    "bit %d flipped at %.4f of the header".formatted(bit, place),
                    FILE,
                    EITHER,
                    b -> flip(b, (int) (place * (8 + SmallCheckpoint.headerLength(b))), bit));
        }
        for (int i = 0; i < 20; i++) {
            double place = random.nextDouble();
            bytes(
                    "bit flipped at %.4f of the weights".formatted(place),
                    FILE,
                    OPENS,
                    b -> {
                        int data = 8 + SmallCheckpoint.headerLength(b);
                        return flip(b, data + (int) (place * (b.length - data)), 3);
                    });
        }
        for (int i = 0; i < 60; i++) {
            double place = random.nextDouble();
            int bit = random.nextInt(8);
            for (String name : List.of("config.json", "generation_config.json")) {
                bytes(
                        "bit %d flipped at %.4f of %s".formatted(bit, place, name),
                        name,
                        EITHER,
                        b -> flip(b, (int) (place * b.length), bit));
            }
            all.add(
                    new Damage(
                            "bit %d flipped at %.4f of the index".formatted(bit, place),
                            SHARDS,
                            EITHER,
                            folder ->
                                    SmallCheckpoint.editBytes(
                                            folder.resolve(ShardIndex.NAME),
                                            b -> flip(b, (int) (place * b.length), bit))));
        }
    }

    private void garbage() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            bytes("random bytes " + seed, FILE, REFUSED, b -> randomBytes(random, b));
            bytes(
                    "random header " + seed,
                    FILE,
                    REFUSED,
                    b -> {
                        int length = SmallCheckpoint.headerLength(b);
                        byte[] noise = randomBytes(random, new byte[length]);
                        System.arraycopy(noise, 0, b, 8, length);
                        return b;
                    });
        }
    }

    private void headers() {
        for (String header :
                List.of(
                        "",
                        "{",
                        "}",
                        "[]",
                        "null",
                        "7",
                        "\"text\"",
                        "{}",
                        "{} {}",
                        "{\"a\"}",
                        "{\"a\":}",
                        "{\"a\":1}",
                        "{\"a\":null}",
                        "{\"a\":[]}",
                        "{\"a\":{}}",
                        "{\"__metadata__\":7}",
                        "{\"__metadata__\":{\"format\":7}}",
                        "[".repeat(100_000),
                        "{\"a\":".repeat(100_000),
                        "{\"a\":" + "9".repeat(5_000) + "}",
                        "\0".repeat(64),
                        "\uFEFF{}")) {
            String shown = header.length() > 40 ? header.substring(0, 40) : header;
            header("header " + shown, old -> header);
        }
        header("key twice", old -> "{" + NORM + ",\"data_offsets\":[0,32]}," + old.substring(1));
        header("comma at the end", old -> old.stripTrailing().replaceAll("}$", ",}"));
        header("text behind the end", old -> old.stripTrailing() + " x");
        header("offsets swapped", old -> old.replaceAll("\\[(\\d+),(\\d+)\\]\\}", "[$2,$1]}"));
        header("no dtype", old -> old.replaceFirst("\"dtype\":\"F32\",", ""));
        header("no shape", old -> old.replaceFirst("\"shape\":\\[[^\\]]*\\],", ""));
        header("no offsets", old -> old.replaceFirst(",\"data_offsets\":\\[[^\\]]*\\]", ""));
        for (String offsets :
                List.of(
                        "[0,32]",
                        "[-32,0]",
                        "[1,33]",
                        "[0,9999999]",
                        "[99999999,100000031]",
                        "[0,9223372036854775807]",
                        "[0,99999999999999999999]",
                        "[0,32,64]",
                        "[0]",
                        "[]",
                        "0",
                        "null",
                        "[\"0\",\"32\"]",
                        "[0.0,32.0]",
                        "{\"begin\":0}")) {
            header(
                    "norm at " + offsets,
                    old ->
                            old.replaceFirst(
                                    "(model\\.norm\\.weight.*?data_offsets\":)\\[\\d+,\\d+\\]",
                                    "$1" + offsets));
        }
        for (String type :
                List.of(
                        "F64", "I32", "I64", "U8", "BOOL", "F16", "BF16", "F8_E4M3", "f32", "",
                        "X")) {
            header("all as " + type, old -> old.replace("\"F32\"", "\"" + type + "\""));
        }
        header("type 7", old -> old.replaceFirst("\"F32\"", "7"));
        header("name changed", old -> old.replace("model.norm.weight", "model.morn.weight"));
        header("line break in a name", old -> old.replace("lm_head", "lm\\nhead"));
        header("very long name", old -> old.replace("lm_head", "x".repeat(100_000)));
        header("odd name", old -> old.replace("lm_head", "%s%n\\u2028\\u0000"));
    }

    private void shapes() {
        for (String shape :
                List.of(
                        "[7]",
                        "[9]",
                        "[2,4]",
                        "[1,8]",
                        "[8,1]",
                        "[]",
                        "[0]",
                        "[-8]",
                        "[-2,-4]",
                        "[8.0]",
                        "[\"8\"]",
                        "[null]",
                        "8",
                        "null",
                        "{}",
                        "[2147483648]",
                        "[4294967304]",
                        "[9223372036854775807]",
                        "[4611686018427387904,2]",
                        "[4294967296,4294967296]",
                        "[99999999999999999999999]",
                        "[1,1,1,1,1,1,1,1,8]",
                        "[" + "1,".repeat(5_000) + "8]")) {
            String shown = shape.length() > 40 ? shape.substring(0, 40) : shape;
            header("norm of shape " + shown, old -> old.replace(NORM, NORM.replace("[8]", shape)));
        }
        header("embedding transposed", old -> old.replace("\"shape\":[10,8]", "\"shape\":[8,10]"));
        for (String name : SmallCheckpoint.weights().keySet()) {
            tensors("without " + name, weights -> weights.remove(name));
            tensors(
                    name + " too long",
                    weights -> weights.put(name, TensorData.of(new float[999], 999)));
        }
    }

    private void configurations() {
        for (String field :
                List.of(
                        "vocab_size",
                        "hidden_size",
                        "intermediate_size",
                        "num_hidden_layers",
                        "num_attention_heads",
                        "num_key_value_heads",
                        "head_dim",
                        "max_position_embeddings")) {
            for (String value :
                    List.of(
                            "0",
                            "-1",
                            "2147483647",
                            "99999999999",
                            "8.5",
                            "\"8\"",
                            "[8]",
                            "true")) {
                config(field, value);
            }
        }
        for (String value : List.of("7", "1e3", "\"none\"", "5")) {
            config("head_dim", value);
        }
        config("num_key_value_heads", "3");
        config("num_attention_heads", "3");
        config("num_hidden_layers", "2");
        for (String field : List.of("rms_norm_eps", "rope_theta")) {
            for (String value : List.of("0", "-1.0", "1e400", "\"x\"", "1e300", "false")) {
                config(field, value);
            }
        }
        config("tie_word_embeddings", "1");
        config("attention_bias", "true");
        config("attention_bias", "\"yes\"");
        config("eos_token_id", "\"end\"");
        config("eos_token_id", "[1, \"end\"]");
        config("eos_token_id", "{}");
        config("bos_token_id", "10");
        config("pad_token_id", "-2");
        config("hidden_act", "\"relu\"");
        config("hidden_act", "7");
        config("model_type", "\"gpt2\"");
        config("model_type", "\"qwen2\"");
        config("model_type", "7");
        config("architectures", "[\"GPT2LMHeadModel\"]");
        config("architectures", "\"LlamaForCausalLM\"");
        config("architectures", "[7]");
        for (String rope :
                List.of(
                        "{\"rope_type\":\"yarn\",\"factor\":2}",
                        "{\"rope_type\":\"linear\"}",
                        "{\"rope_type\":\"linear\",\"factor\":0}",
                        "{\"rope_type\":\"linear\",\"factor\":-2}",
                        "{\"rope_type\":\"linear\",\"factor\":\"2\"}",
                        "{\"rope_type\":\"llama3\",\"factor\":2}",
                        "{\"rope_type\":7}",
                        "7",
                        "\"linear\"")) {
            config("rope_scaling", rope);
        }
        for (String json : List.of("", "{", "[]", "null", "{}", "\0", "{\"a\":1,\"a\":2}")) {
            bytes("config.json " + json, "config.json", REFUSED, b -> json.getBytes());
        }
    }

    private void generationConfigurations() {
        for (String json :
                List.of("", "{", "[]", "{\"eos_token_id\": 10}", "{\"eos_token_id\": [-1]}")) {
            bytes(
                    "generation_config.json " + json,
                    "generation_config.json",
                    REFUSED,
                    b -> json.getBytes());
        }
    }

    private void indexes() {
        for (String target :
                List.of(
                        "../outside.safetensors",
                        "../../outside.safetensors",
                        "sub/../../outside.safetensors",
                        "./../outside.safetensors",
                        "/etc/passwd",
                        "/",
                        "",
                        ".",
                        "..",
                        "config.json",
                        "link.safetensors",
                        "folder",
                        "missing.safetensors",
                        "x\\u0000y.safetensors",
                        "y".repeat(5_000),
                        "model-00001-of-00002.safetensors")) {
            index(
                    "index points to " + (target.length() > 40 ? "a very long name" : target),
                    old -> old.replace(SHARD, target));
        }
        for (String json :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{}",
                        "{\"weight_map\":{}}",
                        "{\"weight_map\":[]}",
                        "{\"weight_map\":7}",
                        "{\"weight_map\":{\"lm_head.weight\":7}}",
                        "{\"weight_map\":{\"lm_head.weight\":null}}")) {
            index("index " + json, old -> json);
        }
        index("tensor that no shard has", old -> old.replace("\"lm_head", "\"lm_heat"));
        index("tensor not in the index", old -> old.replaceFirst("\"model.norm.*\n", ""));
    }

    private void missingFiles() {
        all.add(new Damage("no config.json", SINGLE_FILE, REFUSED, delete("config.json")));
        all.add(new Damage("no weights", SINGLE_FILE, REFUSED, delete(FILE)));
        all.add(new Damage("no shard", SHARDS, REFUSED, delete(SHARD)));
        all.add(new Damage("no index", SHARDS, REFUSED, delete(ShardIndex.NAME)));
        all.add(new Damage("a folder as weights", SINGLE_FILE, REFUSED, Damages::asFolder));
    }

    private void bytes(String name, String file, Damage.Fate fate, UnaryOperator<byte[]> edit) {
        all.add(
                new Damage(
                        name,
                        SINGLE_FILE,
                        fate,
                        folder -> SmallCheckpoint.editBytes(folder.resolve(file), edit)));
    }

    private void shard(String name, UnaryOperator<byte[]> edit) {
        all.add(
                new Damage(
                        "shard " + name,
                        SHARDS,
                        REFUSED,
                        folder -> SmallCheckpoint.editBytes(folder.resolve(SHARD), edit)));
    }

    private void header(String name, UnaryOperator<String> edit) {
        all.add(
                new Damage(
                        name,
                        SINGLE_FILE,
                        REFUSED,
                        folder -> SmallCheckpoint.editHeader(folder.resolve(FILE), edit)));
    }

    private void index(String name, UnaryOperator<String> edit) {
        all.add(
                new Damage(
                        name,
                        SHARDS,
                        REFUSED,
                        folder -> {
                            placeTraps(folder);
                            SmallCheckpoint.editText(folder.resolve(ShardIndex.NAME), edit);
                        }));
    }

    private void config(String field, String value) {
        all.add(
                new Damage(
                        "%s is %s".formatted(field, value),
                        SINGLE_FILE,
                        REFUSED,
                        folder ->
                                SmallCheckpoint.editText(
                                        folder.resolve("config.json"),
                                        json -> withField(json, field, value))));
    }

    private void tensors(String name, java.util.function.Consumer<Map<String, TensorData>> edit) {
        all.add(
                new Damage(
                        name,
                        SINGLE_FILE,
                        REFUSED,
                        folder -> {
                            Map<String, TensorData> weights = SmallCheckpoint.weights();
                            edit.accept(weights);
                            SafetensorsWriter.write(
                                    folder.resolve(FILE), weights, ElementType.F32, Map.of());
                        }));
    }

    /** What a careless reader would follow out of the folder: each is a valid file. */
    private static void placeTraps(Path folder) {
        try {
            Path outside = folder.resolveSibling("outside.safetensors");
            Files.copy(folder.resolve(SHARD), outside);
            Files.createDirectory(folder.resolve("folder"));
            Files.createDirectory(folder.resolve("sub"));
            Files.createSymbolicLink(folder.resolve("link.safetensors"), outside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.util.function.Consumer<Path> delete(String name) {
        return folder -> {
            try {
                Files.delete(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static void asFolder(Path folder) {
        delete(FILE).accept(folder);
        try {
            Files.createDirectory(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withField(String json, String field, String value) {
        String without = json.replaceFirst("\"" + field + "\" : (\\[[^\\]]*\\]|[^,\n]*),?\n", "");
        return "{\"" + field + "\" : " + value + "," + without.strip().substring(1);
    }

    private static byte[] withLength(byte[] bytes, long length) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int place, int bit) {
        bytes[place] ^= (byte) (1 << bit);
        return bytes;
    }

    private static byte[] randomBytes(Random random, byte[] bytes) {
        random.nextBytes(bytes);
        return bytes;
    }
}
