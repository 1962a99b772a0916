package dev.koan.runtime.model;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Loads TorchScript source text as a module. libtorch reads a zip of stored entries: the pickled
 * module object, its source, its constants and a format version.
 */
final class TorchScriptArchive {
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private TorchScriptArchive() {}

    /**
     * Compiles and loads a module.
     *
     * @param manager owns the module
     * @param className the class in the source
     * @param source TorchScript in its serialised dialect
     */
    static PtSymbolBlock load(NDManager manager, String className, String source) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                store(zip, "module/data.pkl", pickledObject(className));
                store(zip, "module/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
                store(zip, "module/constants.pkl", NO_CONSTANTS);
                store(zip, "module/version", "10\n".getBytes(StandardCharsets.US_ASCII));
            }
            ByteArrayInputStream archive = new ByteArrayInputStream(bytes.toByteArray());
            return JniUtils.loadModule((PtNDManager) manager, archive, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("TorchScript could not be loaded.", e);
        }
    }

    /** Pickle protocol 2: an object of the class with training = True and no backward hook. */
    private static byte[] pickledObject(String className) {
        String pickle =
                "\u0080\u0002c__torch__\n"
                        + className
                        + "\n)\u0081}(X\b\u0000\u0000\u0000training\u0088"
                        + "X\u0016\u0000\u0000\u0000_is_full_backward_hookNub.";
        return pickle.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
