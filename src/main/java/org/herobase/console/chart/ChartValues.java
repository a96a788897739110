package org.herobase.console.chart;

import static org.jooq.impl.DSL.field;

import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.result.Query;
import org.jooq.Field;

/** A result's columns as what a chart can draw: NULL where a value is none of that. */
final class ChartValues {
    private ChartValues() {}

    /** A column's numbers. Infinities have no place in a chart. */
    static Field<Double> y(int column) {
        return field(
                "CASE WHEN typeof({0}) IN ('integer', 'real') AND {0} BETWEEN -1e300 AND 1e300 THEN {0} END",
                Double.class, Query.field(column));
    }

    /** A column along the axis: numbers, or times as seconds since 1970 ("Date And Time Functions"). */
    static Field<Double> x(int column, ColumnKind kind) {
        return switch (kind) {
            case TIME_TEXT ->
                field(
                        "CASE WHEN typeof({0}) = 'text' AND {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
                                + " THEN (julianday({0}) - 2440587.5) * 86400.0 END",
                        Double.class, Query.field(column));
            case UNIX_MILLISECONDS -> field("{0} / 1000.0", Double.class, y(column));
            default -> y(column);
        };
    }

    /** A column as categories. */
    static Field<String> category(int column) {
        return field(
                "CASE WHEN typeof({0}) = 'blob' THEN 'BLOB' ELSE CAST({0} AS TEXT) END",
                String.class, Query.field(column));
    }

    /** What is made of many values. Not sum(), which fails where integers become too large. */
    static Field<Double> aggregate(Aggregate aggregate, Field<Double> value) {
        return switch (aggregate) {
            case COUNT -> field("count({0})", Double.class, value);
            case NONE, SUM -> field("CASE WHEN count({0}) > 0 THEN total({0}) END", Double.class, value);
            case AVERAGE -> field("avg({0})", Double.class, value);
            case MIN -> field("min({0})", Double.class, value);
            case MAX -> field("max({0})", Double.class, value);
        };
    }
}
