package org.herobase.memory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file of a sheet.
 *
 * @param path where it is
 * @param digest of the text that it had when it was read or saved last
 */
public record SheetFile(Path path, String digest) {
    /** A file that has just been read or saved. */
    public static SheetFile of(Path path, String text) {
        return new SheetFile(path, digest(text));
    }

    /** Whether it had this text when it was read or saved last; takes milliseconds for a text of megabytes. */
    public boolean has(String text) {
        return digest.equals(digest(text));
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure); // every Java has it
        }
    }
}
