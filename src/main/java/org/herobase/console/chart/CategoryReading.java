package org.herobase.console.chart;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Facts;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Series;
import org.herobase.console.chart.ChartData.Way;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.chart.ChartRequest.Kind;
import org.herobase.console.result.Query;
import org.herobase.db.Work;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;

/** Reads a chart of categories: the largest ones, and all others as one. */
final class CategoryReading {
    private static final Field<String> CATEGORY = field(name("category"), String.class);
    private static final Field<Long> ROWS = field(name("n"), Long.class);
    private static final Field<Integer> RANK = field(name("rank"), Integer.class);

    private final ChartRequest request;
    private final boolean numbers;

    /**
     * @param kind what the column of x holds
     */
    CategoryReading(ChartRequest request, ColumnKind kind) {
        this.request = request;
        this.numbers = kind == ColumnKind.NUMBER;
    }

    /** Whether a chart has categories along its axis, and not numbers or times. */
    static boolean isFor(ChartRequest request, ColumnKind kind) {
        return request.kind().isOfCategories() || kind == ColumnKind.TEXT || kind == ColumnKind.OTHER;
    }

    /** Starts reading; fails with what SQLite says. */
    Work<ChartData> start(Query query) {
        return query.read(ranked(), this::data);
    }

    /** Category, others' number, rows, then total, count, min and max of each series. */
    private Select<?> ranked() {
        var grouped = new ArrayList<SelectField<?>>();
        grouped.add(ChartValues.category(request.x()).as(CATEGORY));
        grouped.add(count().as(ROWS));
        for (var i = 0; i < ys().size(); i++) {
            var y = ChartValues.y(ys().get(i));
            grouped.add(field("total({0})", Double.class, y).as("total" + i));
            grouped.add(field("count({0})", Long.class, y).as("count" + i));
            grouped.add(field("min({0})", Double.class, y).as("min" + i));
            grouped.add(field("max({0})", Double.class, y).as("max" + i));
        }
        var groups = select(grouped).from(Query.result()).groupBy(inline(1)).asTable("groups");
        var rank = rowNumber().over().orderBy(value().desc().nullsLast(), CATEGORY);
        var ranked = select(field("*"), rank.as(RANK)).from(groups).asTable("ranked");
        var most = request.kind().mostCategories();
        var fields = new ArrayList<SelectField<?>>();
        fields.add(field("CASE WHEN {0} <= {1} THEN {2} END", String.class, RANK, inline(most), CATEGORY));
        fields.add(field("count(*) FILTER (WHERE {0} > {1})", Long.class, RANK, inline(most)));
        fields.add(field("sum({0})", Long.class, ROWS));
        for (var i = 0; i < ys().size(); i++) {
            fields.add(field("total({0})", Double.class, part("total", i)));
            fields.add(field("sum({0})", Long.class, part("count", i)));
            fields.add(field("min({0})", Double.class, part("min", i)));
            fields.add(field("max({0})", Double.class, part("max", i)));
        }
        return select(fields)
                .from(ranked)
                .groupBy(field("min({0}, {1})", SQLDataType.INTEGER, RANK, inline(most + 1)))
                .orderBy(field("min({0})", SQLDataType.INTEGER, RANK));
    }

    /** By what the largest categories are found. */
    private Field<Double> value() {
        return switch (request.aggregate()) {
            case COUNT -> ROWS.coerce(SQLDataType.DOUBLE);
            case NONE, SUM -> part("total", 0);
            case AVERAGE -> field("{0} / {1}", Double.class, part("total", 0), part("count", 0));
            case MIN -> part("min", 0);
            case MAX -> part("max", 0);
        };
    }

    private static Field<Double> part(String part, int series) {
        return field(name(part + series), Double.class);
    }

    private List<Integer> ys() {
        return request.aggregate() == Aggregate.COUNT ? List.of() : request.ys().subList(0, request.series());
    }

    private ChartData data(ResultSet rows) throws SQLException {
        var lines = new ArrayList<Line>();
        while (rows.next()) {
            lines.add(line(rows));
        }
        if (request.byValue()) {
            var byValue =
                    Comparator.comparingDouble((Line line) -> line.values().getFirst());
            lines.sort(order(byValue));
        } else {
            lines.sort(order(Comparator.comparing(Line::category, this::compare)));
        }
        var series = new ArrayList<Series>();
        var left = 0L;
        for (var i = 0; i < request.series(); i++) {
            var points = new ArrayList<Point>();
            for (var place = 0; place < lines.size(); place++) {
                var line = lines.get(place);
                var y = line.values().get(i);
                if (!Double.isNaN(y) && (request.kind() != Kind.PIE || y > 0)) {
                    points.add(new Point(place, line.category(), line.others() > 0, y));
                }
            }
            series.add(new Series(ys().isEmpty() ? -1 : ys().get(i), List.copyOf(points)));
            left += request.kind() == Kind.PIE ? lines.size() - points.size() : 0;
        }
        var all = lines.stream().mapToLong(Line::rows).sum();
        var others = lines.stream().mapToLong(Line::others).sum();
        var groups = lines.size() + Math.max(0, others - 1);
        var leftOut = left + lines.stream().mapToLong(Line::leftOut).sum();
        var way = request.aggregate() == Aggregate.NONE && all == groups ? Way.ROWS : Way.GROUPS;
        var facts = new Facts(way, all, lines.size(), 0, leftOut, others);
        return new ChartData(request, Axis.CATEGORY, List.copyOf(series), facts);
    }

    private Line line(ResultSet rows) throws SQLException {
        var values = new ArrayList<Double>();
        var count = rows.getLong(3);
        var leftOut = 0L;
        if (ys().isEmpty()) {
            values.add((double) count);
        }
        for (var i = 0; i < ys().size(); i++) {
            var numbers = rows.getLong(5 + 4 * i);
            leftOut += count - numbers;
            var total = rows.getDouble(4 + 4 * i);
            var value = switch (request.aggregate()) {
                case AVERAGE -> total / numbers;
                case MIN -> rows.getDouble(6 + 4 * i);
                case MAX -> rows.getDouble(7 + 4 * i);
                case NONE, COUNT, SUM -> total;
            };
            values.add(numbers == 0 ? Double.NaN : value);
        }
        return new Line(rows.getString(1), rows.getLong(2), count, leftOut, values);
    }

    /** What stands for many categories comes last, whatever the order. */
    private Comparator<Line> order(Comparator<Line> comparator) {
        return Comparator.comparing((Line line) -> line.others() > 0)
                .thenComparing(request.descending() ? comparator.reversed() : comparator);
    }

    private int compare(String one, String other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        } else if (numbers) {
            try {
                return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
            } catch (NumberFormatException _) {
                return one.compareTo(other);
            }
        }
        return one.compareTo(other);
    }

    /** One category, or all others. */
    private record Line(String category, long others, long rows, long leftOut, List<Double> values) {}
}
