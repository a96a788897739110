package org.herobase.console.chart;

import java.util.List;

/**
 * What the user wants to see.
 *
 * @param kind how it is drawn
 * @param x the column along the axis, from 0
 * @param ys the columns whose values are drawn, one series each; not looked at by {@link Aggregate#COUNT}
 * @param aggregate what is made of values with the same x
 * @param byValue whether categories are sorted by the first series' values, or by themselves
 * @param descending whether the largest comes first; for categories only
 */
record ChartRequest(Kind kind, int x, List<Integer> ys, Aggregate aggregate, boolean byValue, boolean descending) {
    /** How a chart is drawn. */
    enum Kind {
        LINE("fth-trending-up"),
        BAR("fth-bar-chart-2"),
        AREA("fth-activity"),
        SCATTER("fth-grid"),
        PIE("fth-pie-chart");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** The literal of a Feather icon. */
        String icon() {
            return icon;
        }

        /** Whether x is always a category, also where it is a number or a time. */
        boolean isOfCategories() {
            return this == BAR || this == PIE;
        }

        /** How many categories are shown one by one. */
        int mostCategories() {
            return this == PIE ? 12 : 50;
        }
    }

    /** What is made of values with the same x. */
    enum Aggregate {
        NONE,
        COUNT,
        SUM,
        AVERAGE,
        MIN,
        MAX
    }

    /** Whether there is something to draw. */
    boolean isComplete() {
        return aggregate == Aggregate.COUNT || !ys.isEmpty();
    }

    /** How many series there are. */
    int series() {
        return aggregate == Aggregate.COUNT ? 1 : kind == Kind.PIE ? 1 : ys.size();
    }
}
