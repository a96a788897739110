package org.herobase.rows;

import java.util.HexFormat;
import java.util.Optional;

/** BLOBs as SQL writes them: {@code X'53514C'} ("SQL Language Expressions"). */
public final class Blobs {
    private Blobs() {}

    /** A BLOB's literal. */
    public static String literal(byte[] blob) {
        return "X'" + HexFormat.of().withUpperCase().formatHex(blob) + "'";
    }

    /** The BLOB that a literal stands for; empty if the text is no literal of one. */
    public static Optional<byte[]> parse(String literal) {
        if (!literal.matches("(?s)[xX]'([0-9a-fA-F]{2})*'")) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().parseHex(literal.substring(2, literal.length() - 1)));
    }
}
