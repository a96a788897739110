package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How values and sizes read. */
class ValueTextTest {
    @Test
    void aSizeHasOneWording() {
        assertThat(ValueText.size(0)).isEqualTo("0 B");
        assertThat(ValueText.size(999)).isEqualTo("999 B");
        assertThat(ValueText.size(1_000)).isEqualTo("1 kB");
        assertThat(ValueText.size(68_400)).isEqualTo("68 kB");
        assertThat(ValueText.size(999_499)).isEqualTo("999 kB");
        assertThat(ValueText.size(999_500)).isEqualTo("1.0 MB");
        assertThat(ValueText.size(3_000_000)).isEqualTo("3.0 MB");
        assertThat(ValueText.size(999_949_999)).isEqualTo("999.9 MB");
        assertThat(ValueText.size(999_950_000)).isEqualTo("1.0 GB");
        assertThat(ValueText.of(new byte[68_000])).isEqualTo("BLOB 68 kB");
    }

    @Test
    void theBytesOfATextAreThoseOfItsUtf8() {
        var text = "aé€𝄞\0";
        assertThat(ValueText.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
}
