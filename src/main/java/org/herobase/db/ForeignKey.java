package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A foreign key ("SQLite Foreign Key Support").
 *
 * @param id its number within its table
 * @param table the child table, which has it
 * @param columns the child's columns, in the key's order
 * @param parent the table that it points to; it need not exist
 * @param parentColumns the parent's columns, in the key's order; those of its primary key where none are written
 * @param onUpdate what happens to children when the parent's key changes, such as "NO ACTION" or "SET NULL"
 * @param onDelete what happens to children when the parent is deleted
 */
public record ForeignKey(
        int id,
        String table,
        List<String> columns,
        String parent,
        List<String> parentColumns,
        String onUpdate,
        String onDelete) {

    private static final Table<?> TABLES = DSL.table(name("pragma_table_list"));

    private record Key(String table, int id) {}

    /** All foreign keys of all tables, by table and then in the order in which a table declares them. */
    public static List<ForeignKey> readAll(DSLContext sql) {
        return read(sql, TABLES, DSL.noCondition());
    }

    /** The foreign keys that a table has, in the order in which it declares them. */
    public static List<ForeignKey> readOf(DSLContext sql, String table) {
        return read(sql, Catalog.listed(table), DSL.noCondition());
    }

    /** The foreign keys of all tables that point to a table. */
    public static List<ForeignKey> readPointingTo(DSLContext sql, String parent) {
        return read(sql, TABLES, DSL.condition("f.\"table\" = {0} COLLATE NOCASE", DSL.val(parent)));
    }

    private static List<ForeignKey> read(DSLContext sql, Table<?> tables, Condition which) {
        var child = field(name("t", "name"), String.class);
        var id = field(name("f", "id"), Integer.class);
        var sequence = field(name("f", "seq"), Integer.class);
        var parent = field(name("f", "table"), String.class);
        var to = field(name("f", "to"), String.class);
        var keyPosition = field(name("p", "pk"), Integer.class);
        var rows = sql.select(
                        child,
                        id,
                        sequence,
                        field(name("f", "from"), String.class),
                        parent,
                        DSL.coalesce(to, field(name("p", "name"), String.class)),
                        field(name("f", "on_update"), String.class),
                        field(name("f", "on_delete"), String.class))
                .from(tables.as("t"))
                .join(DSL.table("pragma_foreign_key_list({0})", child).as("f"))
                .on(inline(true))
                // Where no parent columns are written, they are its whole primary key, however many columns that has.
                .leftJoin(DSL.table("pragma_table_xinfo({0})", parent).as("p"))
                .on(to.isNull())
                .and(sequence.eq(inline(0)))
                .and(keyPosition.gt(inline(0)))
                .where(field(name("t", "schema"), String.class).eq(inline("main")))
                .and(field(name("t", "type"), String.class).eq(inline("table")))
                .and(which)
                // SQLite numbers the keys of a table from its last.
                .orderBy(child, id.desc(), sequence, keyPosition)
                .fetch();
        var keys = new LinkedHashMap<Key, ForeignKey>();
        for (var row : rows) {
            var key = keys.computeIfAbsent(
                    new Key(row.value1(), row.value2()),
                    _ -> new ForeignKey(
                            row.value2(),
                            row.value1(),
                            new ArrayList<>(),
                            row.value5(),
                            new ArrayList<>(),
                            row.value7(),
                            row.value8()));
            if (key.columns().size() == row.value3()) { // and not another column of the parent's primary key
                key.columns().add(row.value4());
            }
            if (row.value6() != null) {
                key.parentColumns().add(row.value6());
            }
        }
        return List.copyOf(keys.values());
    }

    /** Whether the child and the parent are the same table, whatever the letter case. */
    public boolean isWithinOneTable() {
        return table.equalsIgnoreCase(parent);
    }
}
