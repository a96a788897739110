package org.herobase.console.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Facts;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Series;
import org.herobase.console.chart.ChartData.Way;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.chart.ChartRequest.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends and ticks of an axis. */
class ChartScaleTest {
    @ParameterizedTest
    @CsvSource({"3, 97, 0, 100", "0.12, 0.18, 0.12, 0.18", "-5, 5, -6, 6", "7, 7, 6, 8", "1e300, -1e300, -1e300, 1e300"
    })
    void anAxisBeginsAndEndsAtRoundNumbersAroundItsValues(double one, double other, double lower, double upper) {
        var scale = ChartScale.ofX(data(Axis.NUMBER, one, other));
        assertThat(scale.lower()).isLessThanOrEqualTo(Math.min(one, other) + 1e-9);
        assertThat(scale.upper()).isGreaterThanOrEqualTo(Math.max(one, other) - 1e-9);
        assertThat(scale.ticks()).hasSizeBetween(3, 12);
        assertThat(scale.lower()).isCloseTo(lower, withinPercentage(1));
        assertThat(scale.upper()).isCloseTo(upper, withinPercentage(1));
    }

    @Test
    void yearsAndMonthsAreNamed() {
        var years = ChartScale.ofX(data(Axis.TIME, day("2021-01-01"), day("2025-12-22")));
        assertThat(years.ticks().stream().map(years::label)).contains("2021", "2022", "2023", "2024", "2025", "2026");
        var months = ChartScale.ofX(data(Axis.TIME, day("2025-01-03"), day("2025-06-22")));
        assertThat(months.ticks().stream().map(months::label)).contains("2025-01", "2025-02", "2025-03", "2025-06");
        var days = ChartScale.ofX(data(Axis.TIME, day("2025-01-03"), day("2025-01-08")));
        assertThat(days.ticks().stream().map(days::label)).contains("2025-01-03", "2025-01-08");
    }

    private static double day(String day) {
        return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static ChartData data(Axis axis, double... xs) {
        var points =
                Arrays.stream(xs).mapToObj(x -> new Point(x, null, false, 1)).toList();
        return new ChartData(
                new ChartRequest(Kind.LINE, 0, List.of(1), Aggregate.NONE, false, false),
                axis,
                List.of(new Series(1, points)),
                new Facts(Way.ROWS, xs.length, xs.length, 0, 0, 0));
    }
}
