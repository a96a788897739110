package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.db.DeclaredType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReadingTest {
    private static final String UNTYPED = "";

    @Test
    void keepsTheClassWhileTheTextReadsAsIt() {
        assertThat(read(UNTYPED, "6", 5L)).isEqualTo(new Parsed.Valid(6L));
        assertThat(read(UNTYPED, "6", "5")).isEqualTo(new Parsed.Valid("6"));
        assertThat(read(UNTYPED, "6", 5.0)).isEqualTo(new Parsed.Valid(6.0));
        assertThat(read("REAL", "6", 5.0)).isEqualTo(new Parsed.Valid(6.0));
        assertThat(read("INTEGER", "6", 5L)).isEqualTo(new Parsed.Valid(6L));
        assertThat(read("ANY", "6", "5")).as("a STRICT table keeps it").isEqualTo(new Parsed.Valid("6"));
        assertThat(read("INTEGER", "still not", "not a number")).isEqualTo(new Parsed.Valid("still not"));
        assertThat(read("INTEGER", "7", "not a number")).isEqualTo(new Parsed.Valid(7L));
        assertThat(read("TEXT", "7", "x")).isEqualTo(new Parsed.Valid("7"));
    }

    @Test
    void takesAnotherClassWhereTheTextReadsAsThat() {
        assertThat(read(UNTYPED, "six", 5L)).isEqualTo(new Parsed.Valid("six"));
        assertThat(read(UNTYPED, "6.5", 5L)).isEqualTo(new Parsed.Valid(6.5));
        assertThat(read(UNTYPED, "6.0", 5L)).isEqualTo(new Parsed.Valid(6.0));
        assertThat(read("INTEGER", "6.5", 5L)).isEqualTo(new Parsed.Valid(6.5));
        assertThat(read("DATE", "2026-02-28", 1_767_225_600L)).isEqualTo(new Parsed.Valid("2026-02-28"));
        assertThat(read("JSON", "{}", null)).isEqualTo(new Parsed.Valid("{}"));
    }

    @Test
    void readsWhatTheColumnMakesOfIt() {
        assertThat(read("INTEGER", "6.0", null)).isEqualTo(new Parsed.Valid(6L));
        assertThat(read("NUMERIC", "1.10", null)).isEqualTo(new Parsed.Valid(1.1));
        assertThat(read("NUMERIC", "007", null)).isEqualTo(new Parsed.Valid(7L));
        assertThat(read("REAL", "7", null)).isEqualTo(new Parsed.Valid(7.0));
        assertThat(read("REAL", " 1e3 ", null)).isEqualTo(new Parsed.Valid(1000.0));
        assertThat(read("TEXT", " 7 ", null)).isEqualTo(new Parsed.Valid(" 7 "));
        assertThat(read(UNTYPED, "7", null)).isEqualTo(new Parsed.Valid("7"));
        assertThat(read("INTEGER", "+.5", null)).isEqualTo(new Parsed.Valid(0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "NaN", "Infinity", "0x1F", "１２", "1,5", "1.234.567", "1 000", "1d", "--1", " ", "1e", "true"
            })
    void refusesWhatIsNoNumberInAColumnForNumbers(String text) {
        for (var type : new String[] {"INTEGER", "REAL", "DECIMAL(5,3)", "NUMERIC", "BOOLEAN"}) {
            assertThat(read(type, text, 5L)).as(type).isInstanceOf(Parsed.Invalid.class);
            assertThat(read(type, text, null)).as(type).isInstanceOf(Parsed.Invalid.class);
        }
        assertThat(read("INTEGER", "x", 5L))
                .isEqualTo(new Parsed.Invalid(
                        "“x” is not a number. To store it all the same, choose “Enter as text…” in the cell’s menu."));
    }

    @Test
    void keeps64BitsAndSaysWhatBecomesOfMore() {
        assertThat(read("INTEGER", "9223372036854775807", 1L)).isEqualTo(new Parsed.Valid(Long.MAX_VALUE));
        assertThat(read("INTEGER", "-9223372036854775808", 1L)).isEqualTo(new Parsed.Valid(Long.MIN_VALUE));
        assertThat(read("INTEGER", "9223372036854775809", 1L))
                .isEqualTo(new Parsed.Doubtful(
                        9.223372036854775807e18, "More than 64 bits: it becomes the real number 9.223372036854776E18"));
        assertThat(read("INTEGER", "1e400", 1L)).isEqualTo(new Parsed.Invalid("No number in SQLite is that large"));
        assertThat(read("REAL", "1e308", null)).isEqualTo(new Parsed.Valid(1e308));
    }

    @Test
    void nothingIsNullOrTheEmptyText() {
        assertThat(read("TEXT", "", "x")).isEqualTo(new Parsed.Valid(""));
        assertThat(read("TEXT", "", null)).isEqualTo(new Parsed.Valid(null));
        assertThat(read(UNTYPED, "", "x")).isEqualTo(new Parsed.Valid(""));
        assertThat(read(UNTYPED, "", 5L)).isEqualTo(new Parsed.Valid(null));
        assertThat(read("INTEGER", "", 5L)).isEqualTo(new Parsed.Valid(null));
        assertThat(read("DATE", "", "2026-02-28")).isEqualTo(new Parsed.Valid(null));
        assertThat(required("INTEGER", "", 5L)).isEqualTo(new Parsed.Invalid("This needs a value"));
        assertThat(required("TEXT", "", "x")).isEqualTo(new Parsed.Valid(""));
        assertThat(required("TEXT", "", null)).isEqualTo(new Parsed.Invalid("This needs a value"));
    }

    @ParameterizedTest
    @CsvSource({"12.345", "12.3", "12", "0.123", "0", "-12.345", "12.34500", "0.000", "00012.3", "1e1"})
    void takesDigitsWithinTheTypesLimit(String text) {
        assertThat(read("DECIMAL(5, 3)", text, null)).isInstanceOf(Parsed.Valid.class);
        assertThat(read("NUMERIC(5,3)", text, 1.5)).isInstanceOf(Parsed.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2345 | At most 3 decimal places, not 4",
                "123.234 | At most 2 digits before the decimal point, not 3",
                "123 | At most 2 digits before the decimal point, not 3",
                "-100 | At most 2 digits before the decimal point, not 3",
            })
    void refusesMoreDigitsThanTheTypeHas(String text, String reason) {
        assertThat(read("DECIMAL(5,3)", text, null)).isEqualTo(new Parsed.Invalid(reason));
    }

    @Test
    void aTypeWithoutDecimalPlacesTakesWholeNumbers() {
        assertThat(read("NUMERIC(3)", "123", null)).isEqualTo(new Parsed.Valid(123L));
        assertThat(read("NUMERIC(3)", "1.5", null)).isEqualTo(new Parsed.Invalid("No decimal places here"));
        assertThat(read("NUMERIC", "1.23456789", null)).isEqualTo(new Parsed.Valid(1.23456789));
    }

    @Test
    void warnsOfATextThatIsTooLong() {
        assertThat(read("VARCHAR(3)", "abc", null)).isEqualTo(new Parsed.Valid("abc"));
        assertThat(read("VARCHAR(3)", "🦸🦸🦸", null)).isEqualTo(new Parsed.Valid("🦸🦸🦸"));
        assertThat(read("VARCHAR(3)", "abcd", null))
                .isEqualTo(new Parsed.Doubtful("abcd", "4 characters, the column is for at most 3"));
    }

    private static Parsed read(String type, String text, Object old) {
        return new ValueReading(DeclaredType.of(type), true).read(text, old);
    }

    private static Parsed required(String type, String text, Object old) {
        return new ValueReading(DeclaredType.of(type), false).read(text, old);
    }
}
