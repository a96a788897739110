package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which storage classes are unusual in which columns. */
class ClassBadgeTest {
    private static Object value(String storageClass) {
        return switch (storageClass) {
            case "integer" -> 5L;
            case "real" -> 0.5;
            case "text" -> "five";
            case "blob" -> new byte[] {5};
            default -> null;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, text",
        "INTEGER, real",
        "INTEGER, blob",
        "BIGINT, text",
        "REAL, text",
        "TEXT, blob",
        "VARCHAR(20), blob",
        "'NUMERIC(8, 2)', text",
        "BOOLEAN, text",
        "BLOB, text",
        "BLOB, integer",
        "DATE, blob"
    })
    void whatAColumnIsNotMadeForHasABadge(String declaredType, String storageClass) {
        var badge = new ClassBadge(declaredType).of(value(storageClass));
        assertThat(badge.kind()).isEqualTo(CellNote.Kind.BADGE);
        assertThat(badge.text()).isEqualToIgnoringCase(storageClass);
        assertThat(badge.accessible()).containsIgnoringCase(storageClass);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, integer",
        "INTEGER, null",
        "REAL, real",
        "TEXT, text",
        "'NUMERIC(8, 2)', integer",
        "'NUMERIC(8, 2)', real",
        "BLOB, blob",
        "'', text",
        "'', integer",
        "any, blob",
        "DATE, text",
        "DATETIME, integer",
        "JSON, text",
        "uuid, text"
    })
    void whatAColumnIsMadeForHasNone(String declaredType, String storageClass) {
        assertThat(new ClassBadge(declaredType).of(value(storageClass))).isNull();
    }
}
