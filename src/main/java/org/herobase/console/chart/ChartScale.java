package org.herobase.console.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis of numbers or times: its ends and its ticks, at round values.
 *
 * @param lower where it begins
 * @param upper where it ends; more than {@code lower}
 * @param step from one tick to the next
 * @param isTime whether the numbers are seconds since 1970
 */
record ChartScale(double lower, double upper, double step, boolean isTime) {
    private static final double DAY = 86_400;
    private static final double YEAR = 365.25 * DAY;
    private static final double MONTH = YEAR / 12;
    private static final double[] TIMES = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY,
        14 * DAY, MONTH, 3 * MONTH, 6 * MONTH, YEAR
    };
    private static final int TICKS = 8;
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter TO_THE_DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TO_THE_YEAR = DateTimeFormatter.ofPattern("uuuu");
    private static final DateTimeFormatter TO_THE_MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    /** For the axis of x: as long as its values. */
    static ChartScale ofX(ChartData data) {
        return of(
                data.series().stream()
                        .flatMap(series -> series.points().stream())
                        .mapToDouble(ChartData.Point::x),
                data.axis() == ChartData.Axis.TIME,
                false);
    }

    /** For the axis of y: with zero, where an area or a bar begins there. */
    static ChartScale ofY(ChartData data) {
        var kind = data.request().kind();
        var withZero = kind == ChartRequest.Kind.BAR || kind == ChartRequest.Kind.AREA;
        return of(
                data.series().stream()
                        .flatMap(series -> series.points().stream())
                        .mapToDouble(ChartData.Point::y),
                false,
                withZero);
    }

    private static ChartScale of(DoubleStream values, boolean isTime, boolean withZero) {
        var all = values.summaryStatistics();
        var min = all.getCount() == 0 ? 0 : all.getMin();
        var max = all.getCount() == 0 ? 1 : all.getMax();
        if (withZero) {
            min = Math.min(0, min);
            max = Math.max(0, max);
        }
        if (min == max) {
            var room = isTime ? DAY : Math.max(Math.abs(min) / 10, 1);
            min -= room;
            max += room;
        }
        var step = isTime ? timeStep(max - min) : numberStep(max / TICKS - min / TICKS);
        return new ChartScale(Math.floor(min / step) * step, Math.ceil(max / step) * step, step, isTime);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double numberStep(double rough) {
        var power = Math.pow(10, Math.floor(Math.log10(rough)));
        var digits = rough / power;
        return (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10) * power;
    }

    private static double timeStep(double length) {
        for (var time : TIMES) {
            if (length / time <= TICKS) {
                return time;
            }
        }
        return Math.max(1, numberStep(length / TICKS / TIMES[TIMES.length - 1])) * TIMES[TIMES.length - 1];
    }

    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (var i = 0L; i <= Math.round((upper - lower) / step); i++) {
            ticks.add(lower + i * step);
        }
        return ticks;
    }

    /** A tick's text. */
    String label(double value) {
        if (isTime) {
            if (step >= MONTH) {
                // A month is not always as long: such ticks are up to two days beside the first of one.
                return time(value + MONTH / 2, step >= YEAR ? TO_THE_YEAR : TO_THE_MONTH);
            }
            return time(value, step < 60 ? TO_THE_SECOND : step < DAY ? TO_THE_MINUTE : TO_THE_DAY);
        }
        // What is left of 0.1 + 0.2 is no part of the value.
        return number(Math.abs(value) < step / 1e6 ? 0 : value);
    }

    /** A value of the axis as it is told of a point. */
    String exact(double value) {
        return isTime
                ? time(value, value % DAY == 0 ? TO_THE_DAY : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
                : number(value);
    }

    /** A number with as many digits as one can take in. */
    static String number(double value) {
        var size = Math.abs(value);
        if (size >= 1e12 || size > 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.3g", value);
        } else if (value == Math.rint(value)) {
            return String.format("%,d", (long) value);
        }
        var text = String.format("%,.4f", value);
        return text.replaceAll("0+$", "");
    }

    private static String time(double seconds, DateTimeFormatter format) {
        return format.format(Instant.ofEpochMilli(Math.round(seconds * 1000)).atZone(ZoneOffset.UTC));
    }
}
