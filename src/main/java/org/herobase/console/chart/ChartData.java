package org.herobase.console.chart;

import java.util.List;

/**
 * What is drawn.
 *
 * @param request what was wanted
 * @param axis what x is
 * @param series at least one; each with the same categories
 * @param facts what it was made of
 */
record ChartData(ChartRequest request, Axis axis, List<Series> series, Facts facts) {
    /** What x is. */
    enum Axis {
        /** Numbers. */
        NUMBER,
        /** Seconds since 1970. */
        TIME,
        /** Places, from 0. */
        CATEGORY
    }

    /** What became of the rows between the database and the chart. */
    enum Way {
        /** Each row is a point. */
        ROWS,
        /** Each x is a point. */
        GROUPS,
        /** The axis is cut into pieces of the same width, each a point. */
        BUCKETS
    }

    /**
     * One column's values.
     *
     * @param column the index of the column; -1 for the number of rows
     */
    record Series(int column, List<Point> points) {}

    /**
     * A point.
     *
     * @param x a number, seconds since 1970, or the category's place
     * @param category null on other axes and for NULL
     * @param isOthers whether it stands for the categories that are not shown one by one
     */
    record Point(double x, String category, boolean isOthers, double y) {}

    /**
     * What the chart was made of.
     *
     * @param rows of the whole result
     * @param points in one series
     * @param leftOut rows whose x is no number, or no time
     * @param leftOutValues values that are no numbers, in all series
     * @param others categories that are shown as one
     */
    record Facts(Way way, long rows, int points, long leftOut, long leftOutValues, long others) {}

    boolean isEmpty() {
        return series.stream().allMatch(one -> one.points().isEmpty());
    }
}
