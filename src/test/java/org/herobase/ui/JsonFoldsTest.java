package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where JSON can be folded. */
class JsonFoldsTest {
    @Test
    void whatHasLinesBetweenItsBracketsFolds() {
        assertThat(JsonFolds.of("{\n\"a\": [\n1\n],\n\"b\": {}\n}").ends()).isEqualTo(Map.of(0, 5, 1, 3));
    }

    @Test
    void bracketsInStringsAreNone() {
        assertThat(JsonFolds.of("{\n\"a\": \"[\\\"{\",\n\"b\": 1\n}").ends()).isEqualTo(Map.of(0, 3));
    }

    @Test
    void brokenJsonFoldsWhereItIsWhole() {
        assertThat(JsonFolds.of("]]\n[\n1\n]\n{\n\"a").ends()).isEqualTo(Map.of(1, 3));
        assertThat(JsonFolds.of("[\n\"a,\n{\n1\n}\n]").ends()).isEqualTo(Map.of(0, 5, 2, 4));
        assertThat(JsonFolds.of("\\").ends()).isEmpty();
    }
}
