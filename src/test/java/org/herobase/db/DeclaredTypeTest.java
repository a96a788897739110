package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herobase.db.DeclaredType.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | OTHER | ''",
                "INTEGER | OTHER | ''",
                "int(11) | OTHER | 11",
                "Boolean | BOOLEAN | ''",
                "BOOL | BOOLEAN | ''",
                "DATE | DATE | ''",
                "DATETIME | DATETIME | ''",
                "TIMESTAMP(6) | DATETIME | 6",
                "timestamp  with time zone | DATETIME | ''",
                "TIME | TIME | ''",
                "DECIMAL(10,5) | DECIMAL | 10 5",
                "decimal ( 10 , 5 ) | DECIMAL | 10 5",
                "NUMERIC(8) | DECIMAL | 8",
                "NUMERIC | DECIMAL | ''",
                "VARCHAR(70) | TEXT | 70",
                "NVARCHAR(160) | TEXT | 160",
                "NATIVE CHARACTER(70) | TEXT | 70",
                "CHAR(32) | TEXT | 32",
                "TEXT | TEXT | ''",
                "UUID | UUID | ''",
                "BLOB | BYTES | ''",
                "BINARY(16) | BYTES | 16",
                "ENUM('a', 'b') | OTHER | ''",
                "VARCHAR(MAX) | TEXT | ''",
                "NUMERIC(-3) | OTHER | ''",
                "NUMERIC(99999999999999999999) | OTHER | ''",
                "DATETIME; DROP TABLE t | OTHER | ''",
            })
    void readsKindAndNumbers(String declared, Kind kind, String numbers) {
        var type = DeclaredType.of(declared);
        assertThat(type.kind()).isEqualTo(kind);
        assertThat(type.numbers())
                .isEqualTo(
                        numbers.isEmpty()
                                ? List.of()
                                : List.of(numbers.split(" ")).stream()
                                        .map(Integer::valueOf)
                                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, true",
        "DOUBLE, true",
        "'DECIMAL(5,3)', true",
        "BOOLEAN, true",
        "DATE, false",
        "UUID, false",
        "JSON, false",
        "TEXT, false",
        "'', false",
    })
    void saysWhetherNumbersAreWhatItIsFor(String declared, boolean isForNumbers) {
        assertThat(DeclaredType.of(declared).isForNumbers()).isEqualTo(isForNumbers);
    }
}
