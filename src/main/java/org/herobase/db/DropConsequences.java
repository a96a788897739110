package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.herobase.sql.SqlReader;
import org.jooq.DSLContext;

/**
 * What would happen if something were dropped. With foreign keys on, DROP TABLE deletes all rows first, and the foreign
 * keys that point there act ("SQLite Foreign Key Support", 5).
 *
 * @param rows how many rows it has; 0 for what is no table
 * @param indexes how many indexes go with it, those behind UNIQUE and PRIMARY KEY not counted
 * @param triggers how many triggers go with it
 * @param children what happens to the rows of other tables; only where there are any
 * @param orphans the tables that keep a foreign key to it, which can then hold nothing but NULL
 * @param mentions the views, and triggers of other tables, that have its name in them and may no longer work
 */
public record DropConsequences(
        long rows, int indexes, int triggers, List<Children> children, List<String> orphans, List<String> mentions) {
    /** Counting stops here: a question must not have to wait for more. */
    public static final int MOST_COUNTED = 1_000_000;

    /** What happens to the rows of another table. */
    public enum Effect {
        /** They are deleted, too. */
        DELETED,
        /** What points to the deleted row becomes NULL. */
        SET_NULL,
        /** What points to the deleted row gets its default. */
        SET_DEFAULT,
        /** They keep the table from being dropped. */
        REFUSED
    }

    /**
     * Rows of another table.
     *
     * @param table its name, unquoted
     * @param columns those of the foreign key
     * @param effect what happens to the rows
     * @param rows how many they are, {@link #MOST_COUNTED} at most
     */
    public record Children(String table, List<String> columns, Effect effect, long rows) {}

    /** Reads what there is; the time it takes grows with the number of rows that point to the table. */
    public static DropConsequences read(DSLContext sql, Catalog.Entry entry) {
        return switch (entry.kind()) {
            case INDEX, TRIGGER -> new DropConsequences(0, 0, 0, List.of(), List.of(), List.of());
            case VIEW ->
                new DropConsequences(
                        0, 0, belonging(sql, "trigger", entry), List.of(), List.of(), mentions(sql, entry.name()));
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> ofTable(sql, entry);
        };
    }

    private static DropConsequences ofTable(DSLContext sql, Catalog.Entry entry) {
        var keys = ForeignKey.readAll(sql);
        var orphans = keys.stream()
                .filter(key -> key.parent().equalsIgnoreCase(entry.name()) && !key.isWithinOneTable())
                .map(ForeignKey::table)
                .distinct()
                .toList();
        return new DropConsequences(
                sql.fetchCount(table(name(entry.name()))),
                belonging(sql, "index", entry),
                belonging(sql, "trigger", entry),
                new DependentRows(sql, keys).of(entry.name()),
                orphans,
                mentions(sql, entry.name()));
    }

    private static int belonging(DSLContext sql, String type, Catalog.Entry entry) {
        return sql.fetchCount(selectOne()
                .from(table(name("sqlite_schema")))
                .where(field(name("type"), String.class).eq(inline(type)))
                .and(field(name("tbl_name"), String.class).eq(entry.name()))
                .and(field(name("sql")).isNotNull()));
    }

    private static List<String> mentions(DSLContext sql, String table) {
        var type = field(name("type"), String.class);
        var owner = field(name("tbl_name"), String.class);
        var text = field(name("sql"), String.class);
        return sql
                .select(field(name("name"), String.class), text)
                .from(table(name("sqlite_schema")))
                .where(type.eq(inline("view")).or(type.eq(inline("trigger")).and(owner.ne(table))))
                .and(field(name("name"), String.class).ne(table))
                .and(text.isNotNull())
                .fetch()
                .stream()
                .filter(row -> new SqlReader(row.value2()).mentions(table))
                .map(row -> row.value1())
                .toList();
    }
}
