package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The lines of a hex dump. */
class HexLinesTest {
    @Test
    void aLineHasItsOffsetItsBytesAndTheirCharacters() {
        var lines = new HexLines("0123456789abcdef\0\u007f é".getBytes(StandardCharsets.UTF_8));
        assertThat(lines)
                .containsExactly(
                        "00000000   30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef",
                        "00000010   00 7f 20 c3 a9                                    .. ..");
        assertThat(lines.digits(1)).isEqualTo("007f20c3a9");
    }

    @Test
    void aHundredMegabytesAreLinesToo() {
        var lines = new HexLines(new byte[100_000_001]);
        assertThat(lines).hasSize(6_250_001);
        assertThat(lines.getLast()).startsWith("05f5e100   00    ").endsWith(".");
        assertThat(new HexLines(new byte[0])).isEmpty();
    }
}
