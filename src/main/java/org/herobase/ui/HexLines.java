package org.herobase.ui;

import java.util.HexFormat;
import javafx.collections.ObservableListBase;

/** The lines of a hex dump, each made when it is looked at: the offset, 16 bytes, and their ASCII characters. */
final class HexLines extends ObservableListBase<String> {
    private static final int WIDTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    HexLines(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int size() {
        return Math.ceilDiv(bytes.length, WIDTH);
    }

    @Override
    public String get(int index) {
        var start = index * WIDTH;
        var end = end(index);
        var line = new StringBuilder(80).append(HEX.toHexDigits(start)).append(' ');
        for (var i = start; i < start + WIDTH; i++) {
            line.append(i % 8 == 0 ? "  " : " ").append(i < end ? HEX.toHexDigits(bytes[i]) : "  ");
        }
        line.append("  ");
        for (var i = start; i < end; i++) {
            line.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return line.toString();
    }

    /** The bytes of a line as hex digits alone. */
    String digits(int index) {
        return HEX.formatHex(bytes, index * WIDTH, end(index));
    }

    private int end(int index) {
        return (int) Math.min(bytes.length, (index + 1L) * WIDTH);
    }
}
