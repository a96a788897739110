package org.herobase.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.db.Excerpt;
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
     * @return the change as it was made: with whole values, and a new row with the key that the database gave it
     * @throws ConflictException if the row is no longer as the change expects it
     */
    public RowChange apply(RowChange change) {
        var applied = switch (change) {
            case Insert insert -> insert(insert);
            case Update update -> update(update);
            case Delete delete -> delete(delete);
        };
        made.add(applied);
        return applied;
    }

    /** All changes so far, as they were made. */
    List<RowChange> made() {
        return List.copyOf(made);
    }

    private RowChange update(Update seen) {
        var row = named(seen.key()).and(as(seen.before()));
        var whole = new Update(seen.table(), seen.key(), whole(seen, row, seen.before()), seen.after());
        exactlyOne(seen, row, sql.update(seen.table()).set(bound(seen.after())).where(row));
        return new Update(seen.table(), seen.key(), whole.before(), stored(whole));
    }

    /** New values as they are now: undo looks for what the columns' affinities and the table's triggers made of them. */
    private Map<Field<Object>, Object> stored(Update made) {
        if (made.key().isEmpty()) {
            return made.after();
        }
        var fields = List.copyOf(made.after().keySet());
        var read = sql.select(fields)
                .from(made.table())
                .where(named(made.newKey()))
                .fetchOne();
        return read == null ? made.after() : RawValues.of(read, fields);
    }

    private RowChange delete(Delete seen) {
        var row = named(seen.key()).and(as(seen.values()));
        var whole = new Delete(seen.table(), seen.key(), whole(seen, row, seen.values()));
        exactlyOne(seen, row, sql.deleteFrom(seen.table()).where(row));
        return whole;
    }

    private void exactlyOne(RowChange change, Condition row, RowCountQuery statement) {
        var isOfView = switch (change) {
            case Update update -> update.key().isEmpty();
            case Delete delete -> delete.key().isEmpty();
            case Insert _ -> false;
        };
        if (isOfView) {
            // What a view's triggers do is not counted ("changes()"), so the row is counted before.
            if (sql.fetchCount(change.table(), row) != 1) {
                throw new ConflictException(change);
            }
            statement.execute();
        } else if (statement.execute() != 1) {
            throw new ConflictException(change);
        }
    }

    /** Old values as undo needs them: what was seen only as its beginning is read now, before it is gone. */
    private Map<Field<Object>, Object> whole(RowChange change, Condition row, Map<Field<Object>, Object> seen) {
        var large = seen.keySet().stream()
                .filter(field -> seen.get(field) instanceof Excerpt)
                .toList();
        if (large.isEmpty()) {
            return seen;
        }
        var read = sql.select(large).from(change.table()).where(row).limit(2).fetch();
        if (read.size() != 1) {
            throw new ConflictException(change);
        }
        var whole = new LinkedHashMap<>(seen);
        whole.putAll(RawValues.of(read.getFirst(), large));
        return whole;
    }

    private Insert insert(Insert insert) {
        var returned = returningKey(insert);
        if (insert.key().isEmpty()) {
            return insert;
        }
        // What affinities, defaults, triggers and the key's sequence made of it, so that undo knows the whole row.
        var made = sql.select(insert.columns())
                .from(insert.table())
                .where(named(returned))
                .fetchOne();
        if (made == null) {
            // Gone at once, or in an index without content: its key at least tells it from others of the same values.
            var known = new LinkedHashMap<>(insert.values());
            known.putAll(returned);
            return new Insert(insert.table(), insert.key(), insert.columns(), known);
        }
        return new Insert(insert.table(), insert.key(), insert.columns(), RawValues.of(made, insert.columns()));
    }

    private Map<Field<Object>, Object> returningKey(Insert insert) {
        var values = bound(insert.values());
        var statement = values.isEmpty()
                ? sql.insertInto(insert.table()).defaultValues()
                : sql.insertInto(insert.table()).set(values);
        if (insert.key().isEmpty()) {
            statement.execute();
            return Map.of();
        }
        // Not by jOOQ's returning(), which asks for the last rowid: a table need not have one.
        var key = insert.key().stream().map(Field::getUnqualifiedName).toList();
        // As the fields they are: by itself the driver takes a number for one of 32 bits.
        var made = sql.resultQuery("{0} RETURNING {1}", statement, DSL.list(key))
                .coerce(insert.key())
                .fetchSingle();
        var returned = RawValues.of(made, insert.key());
        // That of a virtual table's row is as it was given, or -1: its module had not numbered it yet.
        returned.replaceAll(
                (field, value) -> field.getDataType().identity() ? sql.lastID().longValueExact() : value);
        return returned;
    }

    private static Map<Field<Object>, Object> bound(Map<Field<Object>, Object> values) {
        var bound = new LinkedHashMap<Field<Object>, Object>();
        values.forEach((field, value) -> bound.put(field, Bound.value(field.getName(), value)));
        return bound;
    }

    /** As an index finds it. */
    private static Condition named(Map<Field<Object>, Object> key) {
        return DSL.and(key.entrySet().stream()
                .map(entry -> entry.getKey().eq(Bound.value(entry.getKey().getName(), entry.getValue())))
                .toList());
    }

    private static Condition as(Map<Field<Object>, Object> values) {
        return DSL.and(values.entrySet().stream()
                .map(entry -> SameValue.in(entry.getKey(), entry.getValue()))
                .toList());
    }
}
