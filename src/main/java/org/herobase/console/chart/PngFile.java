package org.herobase.console.chart;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes pictures as PNG ("Portable Network Graphics (PNG) Specification"): JavaFX cannot, and the desktop module, which
 * can, is not a part of the packaged app.
 */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS_A_CHANNEL = 8;
    private static final int RGB = 2;

    private PngFile() {}

    /**
     * The file of an opaque picture.
     *
     * @param argb its pixels, line by line; the alpha is not looked at
     */
    static byte[] of(int[] argb, int width, int height) throws IOException {
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(SIGNATURE);
        var header = new ByteArrayOutputStream();
        var head = new DataOutputStream(header);
        head.writeInt(width);
        head.writeInt(height);
        head.write(new byte[] {BITS_A_CHANNEL, RGB, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", pixels(argb, width, height));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Each line begins with its filter: none. */
    private static byte[] pixels(int[] argb, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var line = new byte[1 + 3 * width];
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    var pixel = argb[y * width + x];
                    line[1 + 3 * x] = (byte) (pixel >> 16);
                    line[2 + 3 * x] = (byte) (pixel >> 8);
                    line[3 + 3 * x] = (byte) pixel;
                }
                deflater.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] bytes) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(bytes);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) check.getValue());
    }
}
