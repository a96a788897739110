package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.herobase.db.DateFormat.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
    private static final DeclaredType DATE = DeclaredType.of("DATE");
    private static final DeclaredType DATETIME = DeclaredType.of("DATETIME");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    @ParameterizedTest
    @CsvSource({
        "2020-01-31, 2026-02-28, 2026-02-28",
        "2020-01-31 10:20, 2026-02-28 10:20, 2026-02-28 00:00",
        "2020-01-31 10:20:30, 2026-02-28 10:20:30, 2026-02-28 00:00:00",
        "2020-01-31T10:20:30, 2026-02-28T10:20:30, 2026-02-28T00:00:00",
        "2020-01-31T10:20:30Z, 2026-02-28T10:20:30Z, 2026-02-28T00:00:00Z",
        "2020-01-31 10:20:30.123456, 2026-02-28 10:20:30.123456, 2026-02-28 00:00:00.000000",
        "2020-01-31T10:20:30.5+01:30, 2026-02-28T10:20:30.5+01:30, 2026-02-28T00:00:00.0+01:30",
        "2020-01-31 10:20:30-0500, 2026-02-28 10:20:30-0500, 2026-02-28 00:00:00-0500",
    })
    void writesTextsAsTheColumnDoes(String value, String sameTime, String midnight) {
        var format = DateFormat.of(DATETIME, List.of(value));
        assertThat(format.day(value)).contains(LocalDate.of(2020, 1, 31));
        assertThat(format.withDay(value, DAY)).isEqualTo(sameTime);
        assertThat(format.withDay(null, DAY)).isEqualTo(midnight);
        assertThat(format.withDay("no date", DAY)).isEqualTo(midnight);
    }

    @Test
    void writesUnixSecondsWithTheTimeOfDay() {
        var format = DateFormat.of(DATETIME, List.of(1_767_225_600L));
        assertThat(format.kind()).isEqualTo(Kind.UNIX_SECONDS);
        assertThat(format.day(1_767_225_600L)).contains(LocalDate.of(2026, 1, 1));
        assertThat(format.day(-1L)).contains(LocalDate.of(1969, 12, 31));
        assertThat(format.withDay(1_767_225_661L, DAY)).isEqualTo(1_767_225_661L + 58 * 86_400L);
        assertThat(format.withDay(1_767_225_661.5, DAY)).isEqualTo(1_767_225_661.5 + 58 * 86_400L);
        assertThat(format.withDay(null, LocalDate.EPOCH)).isEqualTo(0L);
    }

    @Test
    void writesUnixMilliseconds() {
        var format = DateFormat.of(DATETIME, List.of(1_767_225_600_123L));
        assertThat(format.kind()).isEqualTo(Kind.UNIX_MILLISECONDS);
        assertThat(format.day(1_767_225_600_123L)).contains(LocalDate.of(2026, 1, 1));
        assertThat(format.withDay(1_767_225_600_123L, DAY)).isEqualTo(1_767_225_600_123L + 58 * 86_400_000L);
        assertThat(format.day(Long.MAX_VALUE)).isNotEmpty();
    }

    @Test
    void writesJulianDays() {
        var format = DateFormat.of(DATETIME, List.of(2_451_545.0));
        assertThat(format.kind()).isEqualTo(Kind.JULIAN_DAY);
        assertThat(format.day(2_451_545.0)).contains(LocalDate.of(2000, 1, 1)); // at noon, as SQLite's julianday says
        assertThat(format.day(2_451_544.5)).contains(LocalDate.of(2000, 1, 1));
        assertThat(format.day(2_451_544.4)).contains(LocalDate.of(1999, 12, 31));
        assertThat(format.withDay(2_451_545.25, LocalDate.of(2000, 1, 3))).isEqualTo(2_451_547.25);
        assertThat(format.withDay(null, LocalDate.of(2000, 1, 1))).isEqualTo(2_451_544.5);
    }

    @Test
    void followsMostOfTheValues() {
        var mixed =
                Arrays.<Object>asList("no date", "2020-01-01", 5L, "2020-01-02T00:00:00", "2021-11-12T13:14:15", "");
        assertThat(DateFormat.of(DATE, mixed)).isEqualTo(new DateFormat(Kind.TEXT, "T00:00:00"));
    }

    @Test
    void takesWhatIsUsualWhereThereAreNone() {
        assertThat(DateFormat.of(DATE, List.of()).withDay(null, DAY)).isEqualTo("2026-02-28");
        assertThat(DateFormat.of(DATETIME, List.of("?")).withDay(null, DAY)).isEqualTo("2026-02-28 00:00:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000-00-00",
                "2026-02-29",
                "2026-13-01",
                "2026-2-8",
                "26-02-28",
                "28.02.2026",
                "2026-02-28 24:00",
                "2026-02-28 10:60",
                "2026-02-28 10:20:61",
                "2026-02-28 ",
                "2026-02-28 10",
                "２０２６-02-28",
                "today",
            })
    void knowsNoOtherDates(String text) {
        assertThat(DateFormat.isDate(text)).isFalse();
        assertThat(DateFormat.of(DATE, List.of()).day(text)).isEmpty();
    }

    @Test
    void fitsWhateverTheZoneAndTheFractionAre() {
        var format = DateFormat.of(DATETIME, List.of("2020-01-31 10:20:30+01:00"));
        assertThat(format.fits("2021-02-03 04:05:06.789+02:00")).isTrue();
        assertThat(format.fits("2021-02-03 04:05")).isTrue();
        assertThat(format.fits("2021-02-03T04:05:06")).isFalse();
        assertThat(format.fits("2021-02-03")).isFalse();
        assertThat(format.fits(1_767_225_600L)).isFalse();
        assertThat(format.fits(null)).isFalse();
    }
}
