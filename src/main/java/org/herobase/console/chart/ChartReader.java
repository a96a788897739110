package org.herobase.console.chart;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.herobase.console.result.Query;
import org.herobase.db.Work;
import org.herobase.ui.Texts;
import org.jooq.SelectField;

/** Reads from a query's result what a chart of it needs. */
final class ChartReader {
    /** Of a wider result, the first columns can be chosen. */
    static final int MOST_COLUMNS = 100;

    private static final int ROWS_LOOKED_AT = 100;

    private final Texts texts = new Texts(ChartReader.class);
    private final Query query;

    ChartReader(Query query) {
        this.query = query;
    }

    /**
     * A chart's data on its way.
     *
     * @param data fails with what SQLite says
     * @param cancel stops it, from any thread
     */
    record Reading(CompletableFuture<ChartData> data, Runnable cancel) {}

    /** The columns that can be drawn; fails with what SQLite says. */
    Work<List<ChartColumn>> columns() {
        var count = Math.min(MOST_COLUMNS, query.columns().size());
        var fields = new ArrayList<SelectField<?>>();
        for (var i = 0; i < count; i++) {
            fields.add(field(
                    "CASE typeof({0}) WHEN 'text' THEN substr({0}, 1, 64) WHEN 'blob' THEN x'00' ELSE {0} END",
                    Object.class, Query.field(i)));
        }
        return query.read(select(fields).from(Query.result()).limit(ROWS_LOOKED_AT), rows -> {
            var values = new ArrayList<List<Object>>();
            fields.forEach(_ -> values.add(new ArrayList<>()));
            while (rows.next()) {
                for (var i = 0; i < count; i++) {
                    values.get(i).add(rows.getObject(i + 1));
                }
            }
            var columns = new ArrayList<ChartColumn>();
            for (var i = 0; i < count; i++) {
                var name = query.columns().get(i);
                columns.add(new ChartColumn(i, label(i), ColumnKind.of(name, values.get(i))));
            }
            return List.copyOf(columns);
        });
    }

    /**
     * Starts reading a chart.
     *
     * @param kind what the column of x holds
     */
    Reading read(ChartRequest request, ColumnKind kind) {
        if (CategoryReading.isFor(request, kind)) {
            var work = new CategoryReading(request, kind).start(query);
            return new Reading(work, () -> work.cancel(true));
        }
        var reading = new ChartReading(query, request, kind);
        return new Reading(reading.start(), reading::cancel);
    }

    /** A name that is empty or there twice does not tell which column it is. */
    private String label(int index) {
        var name = query.columns().get(index);
        if (name.isBlank()) {
            return texts.get("chart.column", index + 1);
        }
        var others = new HashSet<String>();
        for (var i = 0; i < query.columns().size(); i++) {
            if (i != index) {
                others.add(query.columns().get(i));
            }
        }
        return others.contains(name) ? texts.get("chart.column.again", name, index + 1) : name;
    }
}
