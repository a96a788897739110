package org.herobase.console.chart;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Facts;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Series;
import org.herobase.console.chart.ChartData.Way;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.result.Query;
import org.herobase.db.Work;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;

/**
 * Reads a chart along an axis of numbers or times. First the database is asked how much there is; what is too much for a
 * chart is aggregated there.
 */
final class ChartReading {
    /** As many points are drawn as they are. */
    static final int MOST_POINTS = 5_000;

    /** What more is aggregated to: about one point for two pixels. */
    static final int BUCKETS = 500;

    private final Query query;
    private final ChartRequest request;
    private final Axis axis;
    private final Field<Double> x;
    private volatile Work<?> current;
    private volatile boolean cancelled;

    /**
     * @param kind what the column of x holds
     */
    ChartReading(Query query, ChartRequest request, ColumnKind kind) {
        this.query = query;
        this.request = request;
        this.axis = kind.isTime() ? Axis.TIME : Axis.NUMBER;
        this.x = ChartValues.x(request.x(), kind);
    }

    /** Starts reading; fails with what SQLite says. */
    CompletableFuture<ChartData> start() {
        return read(extent(), this::extent).thenCompose(extent -> read(points(extent), rows -> data(extent, rows)));
    }

    /** Stops it, from any thread. */
    void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel(true);
        }
    }

    private <T> Work<T> read(Select<?> select, Query.Reader<T> reader) {
        var work = query.read(select, reader);
        current = work;
        if (cancelled) {
            work.cancel(true);
        }
        return work;
    }

    /** How much there is: rows, those with an x, the ends of the axis, different x, numbers in each series. */
    private Select<?> extent() {
        var fields = new ArrayList<SelectField<?>>();
        fields.add(count());
        fields.add(count(x));
        fields.add(min(x));
        fields.add(max(x));
        fields.add(
                request.aggregate() == Aggregate.NONE
                        ? inline(0)
                        : field(select(count())
                                .from(selectDistinct(x.as("x"))
                                        .from(Query.result())
                                        .where(x.isNotNull())
                                        .limit(MOST_POINTS + 1)
                                        .asTable("xs"))));
        values().forEach(y -> fields.add(field("count({0}) FILTER (WHERE {1} IS NOT NULL)", Long.class, y, x)));
        return select(fields).from(Query.result());
    }

    private Extent extent(ResultSet rows) throws SQLException {
        rows.next();
        var withX = rows.getLong(2);
        var numbers = 0L;
        for (var i = 0; i < values().size(); i++) {
            numbers += rows.getLong(6 + i);
        }
        var leftOutValues = withX * values().size() - numbers;
        return new Extent(rows.getLong(1), withX, rows.getDouble(3), rows.getDouble(4), rows.getLong(5), leftOutValues);
    }

    private Select<?> points(Extent extent) {
        var way = way(extent);
        var place = way == Way.BUCKETS ? bucket(extent) : x;
        var fields = new ArrayList<SelectField<?>>();
        fields.add(place.as("x"));
        if (way == Way.ROWS) {
            values().forEach(fields::add);
            return select(fields)
                    .from(Query.result())
                    .where(x.isNotNull())
                    .orderBy(inline(1))
                    .limit(MOST_POINTS);
        }
        var aggregate = request.aggregate() == Aggregate.NONE ? Aggregate.AVERAGE : request.aggregate();
        if (aggregate == Aggregate.COUNT) {
            fields.add(count());
        } else {
            values().forEach(y -> fields.add(ChartValues.aggregate(aggregate, y)));
        }
        // The number is that of a column: an expression would be computed twice.
        return select(fields)
                .from(Query.result())
                .where(x.isNotNull())
                .groupBy(inline(1))
                .orderBy(inline(1));
    }

    /** The middle of the piece of the axis that a row falls into. */
    private Field<Double> bucket(Extent extent) {
        var width = extent.max() / BUCKETS - extent.min() / BUCKETS; // the difference itself may be too great
        return field(
                "{0} + (min(CAST(({1} - {0}) / {2} AS INTEGER), {3}) + 0.5) * {2}",
                Double.class, inline(extent.min()), x, inline(width), inline(BUCKETS - 1));
    }

    private Way way(Extent extent) {
        if (extent.min() == extent.max()) { // no axis to cut
            return request.aggregate() == Aggregate.NONE && extent.withX() <= MOST_POINTS ? Way.ROWS : Way.GROUPS;
        } else if (request.aggregate() == Aggregate.NONE) {
            return extent.withX() * request.series() <= MOST_POINTS ? Way.ROWS : Way.BUCKETS;
        }
        return extent.different() * request.series() <= MOST_POINTS ? Way.GROUPS : Way.BUCKETS;
    }

    private ChartData data(Extent extent, ResultSet rows) throws SQLException {
        var columns = request.aggregate() == Aggregate.COUNT ? List.of(-1) : request.ys();
        var points = columns.stream().map(_ -> new ArrayList<Point>()).toList();
        while (rows.next()) {
            for (var i = 0; i < points.size(); i++) {
                var y = rows.getDouble(2 + i);
                if (!rows.wasNull()) {
                    points.get(i).add(new Point(rows.getDouble(1), null, false, y));
                }
            }
        }
        var series = new ArrayList<Series>();
        for (var i = 0; i < points.size(); i++) {
            series.add(new Series(columns.get(i), List.copyOf(points.get(i))));
        }
        var most = points.stream().mapToInt(List::size).max().orElse(0);
        var facts =
                new Facts(way(extent), extent.rows(), most, extent.rows() - extent.withX(), extent.leftOutValues(), 0);
        return new ChartData(request, axis, List.copyOf(series), facts);
    }

    private List<Field<Double>> values() {
        return request.aggregate() == Aggregate.COUNT
                ? List.of()
                : request.ys().stream().map(ChartValues::y).toList();
    }

    private record Extent(long rows, long withX, double min, double max, long different, long leftOutValues) {}
}
