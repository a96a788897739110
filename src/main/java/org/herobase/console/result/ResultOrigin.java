package org.herobase.console.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.sql.TableQuery;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Where the values of a result come from, as far as it matters for changing them. */
sealed interface ResultOrigin {
    /**
     * Each row of the result is a row of a table, and its key is among its values.
     *
     * @param table the table, of the file that is open
     * @param source the table's columns
     * @param columns the table's column behind each column of the result; null where there is none
     */
    record OneTable(CatalogTable table, RowSource<Record> source, List<Column> columns) implements ResultOrigin {
        /** The values of a row that name it, by their columns in the result. */
        Map<Integer, Object> key(List<Object> row) {
            var key = new LinkedHashMap<Integer, Object>();
            for (var column : source.key()) {
                key.put(columns.indexOf(column), row.get(columns.indexOf(column)));
            }
            return key;
        }
    }

    /**
     * Its values cannot be changed.
     *
     * @param reason the end of a text's key
     * @param thing what the reason is about; may be empty
     */
    record Other(String reason, String thing) implements ResultOrigin {}

    /**
     * Finds the origin of a query's result.
     *
     * @param sql the connection on which the query was run: it alone knows its temporary tables
     */
    static ResultOrigin read(DSLContext sql, Query query) {
        return switch (TableQuery.of(query.sql())) {
            case TableQuery.Other(var reason) -> new Other(reason.name(), "");
            case TableQuery.OneTable found -> read(sql, query, found);
        };
    }

    private static ResultOrigin read(DSLContext sql, Query query, TableQuery.OneTable found) {
        var schemas = new HashSet<>(sql.select(DSL.field(DSL.name("schema"), String.class))
                .from(DSL.table("pragma_table_list({0})", DSL.val(found.table())))
                .fetch(row -> row.value1()));
        if (found.table().toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return new Other(CatalogTable.Obstacle.SYSTEM.name(), found.table());
        }
        var isMain = found.schema() == null || found.schema().equalsIgnoreCase("main");
        // Beside a temporary table of that name, what the catalog says may be about either.
        if (!isMain || schemas.contains("temp") || !schemas.contains("main")) {
            return new Other("ELSEWHERE", found.table());
        }
        var table = CatalogTable.read(sql, found.table());
        if (table.kind() == Catalog.Kind.VIEW) {
            return new Other("VIEW", found.table());
        }
        if (table.obstacle().isPresent()) {
            return new Other(table.obstacle().get().name(), found.table());
        }
        var names =
                found.columns(table.columns().stream().map(Catalog.Column::name).toList());
        if (names.size() != query.columns().size()) {
            return new Other(TableQuery.Reason.UNCLEAR.name(), "");
        }
        var source = RowSource.of(table);
        var columns = new ArrayList<Column>();
        names.forEach(name -> columns.add(column(table, source, name)));
        for (var key : source.key()) {
            if (!columns.contains(key)) {
                return new Other("NO_KEY", key.name());
            }
        }
        return new OneTable(table, source, columns);
    }

    /** A table's own column called rowid hides the real one, which may still have been read by another of its names. */
    private static Column column(CatalogTable table, RowSource<Record> source, String name) {
        if (name == null) {
            return null;
        }
        if (!name.equalsIgnoreCase("rowid")) {
            return source.find(name).orElse(null);
        }
        var isHidden = table.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase("rowid"));
        return isHidden || table.rowid() == null
                ? null
                : table.hasKey()
                        ? table.numbered()
                                .flatMap(column -> source.find(column.name()))
                                .orElse(null)
                        : source.key().getFirst();
    }
}
