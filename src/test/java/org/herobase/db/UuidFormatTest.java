package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UuidFormatTest {
    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @ParameterizedTest
    @CsvSource({
        "UUID, 9f2c1a34-0000-4000-8000-00000000000a, 01234567-89ab-cdef-0123-456789abcdef",
        "UUID, 9f2c1a3400004000800000000000000a, 0123456789abcdef0123456789abcdef",
        "TEXT(36), 9F2C1A34-0000-4000-8000-00000000000A, 01234567-89AB-CDEF-0123-456789ABCDEF",
        "CHAR(32), 9F2C1A3400004000800000000000000A, 0123456789ABCDEF0123456789ABCDEF",
        "CHAR(32), , 0123456789abcdef0123456789abcdef",
        "VARCHAR(36), , 01234567-89ab-cdef-0123-456789abcdef",
        "GUID, , 01234567-89ab-cdef-0123-456789abcdef",
    })
    void writesAsTheColumnDoes(String declared, String sample, String written) {
        var format = UuidFormat.of(DeclaredType.of(declared), true, sample == null ? List.of() : List.of(sample));
        assertThat(format.orElseThrow().write(ID)).isEqualTo(written);
    }

    @Test
    void writesBytesWhereTheKeyIsMadeOfThem() {
        var type = DeclaredType.of("BLOB(16)");
        var bytes = new byte[] {
            1,
            0x23,
            0x45,
            0x67,
            (byte) 0x89,
            (byte) 0xab,
            (byte) 0xcd,
            (byte) 0xef,
            1,
            0x23,
            0x45,
            0x67,
            (byte) 0x89,
            (byte) 0xab,
            (byte) 0xcd,
            (byte) 0xef
        };
        assertThat(UuidFormat.of(type, true, List.of()).orElseThrow().write(ID)).isEqualTo(bytes);
        assertThat(UuidFormat.of(type, true, List.of(new byte[16]))
                        .orElseThrow()
                        .write(ID))
                .isEqualTo(bytes);
        assertThat(UuidFormat.of(type, false, List.of())).isEmpty();
    }

    @Test
    void isNotThereForOtherColumns() {
        assertThat(UuidFormat.of(DeclaredType.of("CHAR(32)"), false, List.of())).isEmpty();
        assertThat(UuidFormat.of(DeclaredType.of("CHAR(31)"), true, List.of())).isEmpty();
        assertThat(UuidFormat.of(DeclaredType.of("TEXT"), true, List.of())).isEmpty();
        assertThat(UuidFormat.of(DeclaredType.of("CHAR(32)"), true, List.of("not", "uuids")))
                .isEmpty();
    }
}
