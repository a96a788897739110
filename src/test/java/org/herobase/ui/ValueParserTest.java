package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed where a number is wanted. */
class ValueParserTest {
    private final ValueParser parser = new ValueParser();

    @Test
    void aNumberIsStoredAsItIs() {
        assertThat(parser.number(" 9223372036854775807 ")).isEqualTo(new Parsed.Valid(Long.MAX_VALUE));
        assertThat(parser.number("1.5")).isEqualTo(new Parsed.Valid(1.5));
        assertThat(parser.number("1e3")).isEqualTo(new Parsed.Valid(1_000.0));
    }

    @Test
    void oneThatWouldBeAnotherIsTold() {
        assertThat(parser.number("12345678901234567891")).isInstanceOf(Parsed.Doubtful.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e999", "NaN", "0x10", "1d", "\u0661\u0662"})
    void whatIsNoNumberOfSqliteIsRefused(String text) {
        assertThat(parser.number(text)).isInstanceOf(Parsed.Invalid.class);
    }
}
