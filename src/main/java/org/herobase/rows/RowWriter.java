package org.herobase.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.rows.RowChange.Delete;
import org.herobase.rows.RowChange.Insert;
import org.herobase.rows.RowChange.Update;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.RowCountQuery;
import org.jooq.impl.DSL;

/**
 * Makes changes within one transaction, each checked: it hits exactly the row that the user saw, or fails. Belongs to the
 * thread of the transaction.
 */
public final class RowWriter {
    private final DSLContext sql;
    private final List<RowChange> made = new ArrayList<>();

    RowWriter(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Makes a change.
     *
     * @return the change as it was made: a new row with the key that the database gave it
     * @throws ConflictException if the row is no longer as the change expects it
     */
    public RowChange apply(RowChange change) {
        var applied = switch (change) {
            case Insert insert -> insert(insert);
            case Update update -> {
                var where = equal(update.key()).and(equal(update.before()));
                yield exactlyOne(
                        update,
                        sql.update(update.table()).set(bound(update.after())).where(where));
            }
            case Delete delete ->
                exactlyOne(delete, sql.deleteFrom(delete.table()).where(equal(delete.values())));
        };
        made.add(applied);
        return applied;
    }

    /** All changes so far, as they were made. */
    List<RowChange> made() {
        return List.copyOf(made);
    }

    private static RowChange exactlyOne(RowChange change, RowCountQuery statement) {
        if (statement.execute() != 1) {
            throw new ConflictException(change);
        }
        return change;
    }

    private Insert insert(Insert insert) {
        if (insert.values().isEmpty()) {
            sql.insertInto(insert.table()).defaultValues().execute();
        } else {
            sql.insertInto(insert.table()).set(bound(insert.values())).execute();
        }
        if (insert.values().keySet().containsAll(insert.columns())) {
            return insert;
        }
        // What defaults and the key's sequence made of it, so that undo knows the whole row.
        var rowid = DSL.field(DSL.name("_rowid_"), Long.class);
        var made = sql.select(insert.columns())
                .from(insert.table())
                .where(rowid.eq(DSL.field("last_insert_rowid()", Long.class)))
                .fetchSingle();
        return new Insert(insert.table(), insert.columns(), RawValues.of(made, insert.columns()));
    }

    private static Map<Field<Object>, Object> bound(Map<Field<Object>, Object> values) {
        var bound = new LinkedHashMap<Field<Object>, Object>();
        values.forEach((field, value) -> bound.put(field, Bound.value(field.getName(), value)));
        return bound;
    }

    private static Condition equal(Map<Field<Object>, Object> values) {
        return DSL.and(values.entrySet().stream()
                .map(entry -> entry.getValue() == null
                        ? entry.getKey().isNull()
                        : entry.getKey().eq(Bound.value(entry.getKey().getName(), entry.getValue())))
                .toList());
    }
}
