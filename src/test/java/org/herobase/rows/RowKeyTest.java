package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When two rows are the same one. */
class RowKeyTest {
    @Test
    void bytesAreComparedByWhatTheyAre() {
        var key = new RowKey(List.of(new byte[] {1, 2}, "x"));
        assertThat(key)
                .isEqualTo(new RowKey(List.of(new byte[] {1, 2}, "x")))
                .hasSameHashCodeAs(new RowKey(List.of(new byte[] {1, 2}, "x")));
        assertThat(key).isNotEqualTo(new RowKey(List.of(new byte[] {1, 3}, "x")));
    }

    @Test
    void valuesOfOtherStorageClassesAreOthers() {
        var key = new RowKey(List.of(1L));
        assertThat(key).isEqualTo(new RowKey(List.of(1L)));
        assertThat(key).isNotEqualTo(new RowKey(List.of("1")));
        assertThat(key).isNotEqualTo(new RowKey(List.of(1.0)));
        assertThat(key).isNotEqualTo(new RowKey(Arrays.asList((Object) null)));
    }
}
