package org.herobase.undo;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The last number that AUTOINCREMENT has given out in each table ("SQLite Autoincrement"). No trigger can log them.
 *
 * @param last by the table's name; null where there is none
 */
record Sequences(Map<String, Long> last) {
    private static final Table<?> ALL = table(name("main", "sqlite_sequence"));
    private static final Field<String> TABLE = field(name("name"), String.class);
    private static final Field<Long> NUMBER = field(name("seq"), Long.class);

    /**
     * What a change did with one of them.
     *
     * @param before null if there was none
     * @param after null if there is none
     */
    record Step(String table, Long before, Long after) {}

    /** Reads them, in a file that has some. */
    static Sequences read(DSLContext sql) {
        var last = new HashMap<String, Long>();
        sql.select(TABLE, NUMBER).from(ALL).forEach(row -> last.put(row.value1(), row.value2()));
        return new Sequences(last);
    }

    /** What has been done with them until later. */
    List<Step> until(Sequences later) {
        var tables = new HashSet<>(last.keySet());
        tables.addAll(later.last.keySet());
        return tables.stream()
                .filter(table -> !Objects.equals(last.get(table), later.last.get(table)))
                .map(table -> new Step(table, last.get(table), later.last.get(table)))
                .toList();
    }

    /** Takes that back, unless others have been given out since. */
    static void takeBack(DSLContext sql, List<Step> steps) {
        for (var step : steps) {
            if (step.after() == null) {
                sql.insertInto(ALL, TABLE, NUMBER)
                        .select(sql.select(inline(step.table()), inline(step.before()))
                                .whereNotExists(sql.selectOne().from(ALL).where(TABLE.eq(inline(step.table())))))
                        .execute();
            } else if (step.before() == null) {
                sql.deleteFrom(ALL).where(isAt(step)).execute();
            } else {
                sql.update(ALL)
                        .set(NUMBER, inline(step.before()))
                        .where(isAt(step))
                        .execute();
            }
        }
    }

    private static Condition isAt(Step step) {
        return TABLE.eq(inline(step.table())).and(NUMBER.eq(inline(step.after())));
    }
}
