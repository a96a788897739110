package org.herobase.db;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A table or view that we know only from the catalog.
 *
 * @param table for jOOQ; its records hold every value as it is
 * @param columns its columns in their order
 * @param rowid the name by which its rows can be named where its key cannot; null if there is none
 */
public record CatalogTable(Table<Record> table, List<Catalog.Column> columns, String rowid) {
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    /**
     * Reads what there is of a table.
     *
     * @throws org.jooq.exception.DataAccessException for a view that SQLite cannot make sense of
     */
    public static CatalogTable read(DSLContext sql, String name) {
        var columns = Catalog.columns(sql, name);
        return new CatalogTable(DSL.table(DSL.name(name)), columns, hasRowid(sql, name) ? freeName(columns) : null);
    }

    /** Whether its primary key names every row: a key that may be NULL can be NULL in many. */
    public boolean hasKey() {
        var key = columns.stream().filter(column -> column.keyPosition() > 0).toList();
        var alias = key.size() == 1 && key.getFirst().declaredType().equalsIgnoreCase("INTEGER");
        return !key.isEmpty() && (alias || key.stream().allMatch(Catalog.Column::notNull));
    }

    /** A column of that name hides the real rowid ("ROWIDs and the INTEGER PRIMARY KEY"). */
    private static String freeName(List<Catalog.Column> columns) {
        return ROWID_NAMES.stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasRowid(DSLContext sql, String name) {
        var type = DSL.field(DSL.name("type"), String.class);
        var withoutRowid = DSL.field(DSL.name("wr"), SQLDataType.INTEGER);
        return sql.fetchExists(DSL.selectOne()
                .from(DSL.table(DSL.name("pragma_table_list")))
                .where(DSL.field(DSL.name("schema"), String.class).eq(DSL.inline("main")))
                .and(DSL.field(DSL.name("name"), String.class).eq(name))
                .and(type.ne(DSL.inline("view")))
                .and(withoutRowid.eq(DSL.inline(0))));
    }
}
