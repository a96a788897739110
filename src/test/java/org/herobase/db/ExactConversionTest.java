package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExactConversionTest {
    @Test
    void takesValuesToAnotherClassAndBack() {
        assertThat(ExactConversion.of(5L, StorageClass.TEXT)).contains("5");
        assertThat(ExactConversion.of("5", StorageClass.INTEGER)).contains(5L);
        assertThat(ExactConversion.of(" 5 ", StorageClass.INTEGER)).contains(5L);
        assertThat(ExactConversion.of("1e3", StorageClass.INTEGER)).contains(1000L);
        assertThat(ExactConversion.of(5.0, StorageClass.INTEGER)).contains(5L);
        assertThat(ExactConversion.of(5L, StorageClass.REAL)).contains(5.0);
        assertThat(ExactConversion.of("0.1", StorageClass.REAL)).contains(0.1);
        assertThat(ExactConversion.of("9223372036854775807", StorageClass.INTEGER))
                .contains(Long.MAX_VALUE);
        assertThat(ExactConversion.of("ä", StorageClass.BLOB).orElseThrow())
                .isEqualTo("ä".getBytes(StandardCharsets.UTF_8));
        assertThat(ExactConversion.of("ä".getBytes(StandardCharsets.UTF_8), StorageClass.TEXT))
                .contains("ä");
    }

    @Test
    void losesNothing() {
        assertThat(ExactConversion.of(5.5, StorageClass.INTEGER)).isEmpty();
        assertThat(ExactConversion.of(Long.MAX_VALUE, StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of(9.3e18, StorageClass.INTEGER)).isEmpty();
        assertThat(ExactConversion.of(Double.POSITIVE_INFINITY, StorageClass.INTEGER))
                .isEmpty();
        assertThat(ExactConversion.of("9223372036854775808", StorageClass.INTEGER))
                .isEmpty();
        assertThat(ExactConversion.of("1e400", StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of("1e-999999999", StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of("1e99999999999", StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of("five", StorageClass.INTEGER)).isEmpty();
        assertThat(ExactConversion.of("0x1F", StorageClass.INTEGER)).isEmpty();
        assertThat(ExactConversion.of("１２", StorageClass.INTEGER)).isEmpty();
        assertThat(ExactConversion.of("NaN", StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of("1d", StorageClass.REAL)).isEmpty();
        assertThat(ExactConversion.of(new byte[] {(byte) 0xff}, StorageClass.TEXT))
                .isEmpty();
        assertThat(ExactConversion.of(null, StorageClass.TEXT)).isEmpty();
        assertThat(ExactConversion.of(5L, StorageClass.BLOB)).isEmpty();
    }

    @Test
    void knowsWhatAColumnKeeps() {
        assertThat(Affinity.INTEGER.keeps("5")).isFalse();
        assertThat(Affinity.INTEGER.keeps("five")).isTrue();
        assertThat(Affinity.INTEGER.keeps(5.0)).isFalse();
        assertThat(Affinity.NUMERIC.keeps(5.5)).isTrue();
        assertThat(Affinity.REAL.keeps(5L)).isFalse();
        assertThat(Affinity.REAL.keeps(5.0)).isTrue();
        assertThat(Affinity.TEXT.keeps(5L)).isFalse();
        assertThat(Affinity.BLOB.keeps("5")).isTrue();
        assertThat(Affinity.BLOB.keeps(5.0)).isTrue();
        assertThat(Affinity.TEXT.keeps(new byte[1])).isTrue();
        assertThat(Affinity.INTEGER.keeps(null)).isTrue();
    }
}
