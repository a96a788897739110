package org.herobase.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.herobase.rows.RowSource.Column;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/**
 * The order of a view, made unique by the key, and the stretches of it in which the rows after a given row lie.
 *
 * <p>jOOQ's seek ("The SEEK clause") compares the order's fields as one tuple, which no NULL can be part of, and SQLite
 * finds its place in an index by such a tuple but not by alternatives joined with OR. So rows with and without a value
 * in a nullable field are stretches of their own, read one after the other until the page is full.
 *
 * @param terms the order's fields, the last ones being the key
 */
record Keyset(List<Term> terms) {
    /**
     * A field of the order.
     *
     * @param nullsFirst whether NULLs come first; otherwise last
     */
    record Term(String name, Field<Object> field, boolean nullable, boolean descending, boolean nullsFirst) {
        private Term reversed() {
            return new Term(name, field, nullable, !descending, !nullsFirst);
        }

        private OrderField<Object> order() {
            var order = descending ? field.desc() : field.asc();
            return !nullable ? order : nullsFirst ? order.nullsFirst() : order.nullsLast();
        }

        private Condition equal(Object value) {
            return value == null ? field.isNull() : field.eq(bound(value));
        }

        private Condition beyond(Object value) {
            return descending ? field.lt(bound(value)) : field.gt(bound(value));
        }

        private Field<Object> bound(Object value) {
            return Bound.value(name, value);
        }
    }

    /**
     * A stretch of the order that an index can give in one go.
     *
     * @param condition which rows
     * @param order their order
     * @param seek values of the order's fields to start behind; empty to start at the beginning
     */
    record Stretch(Condition condition, List<OrderField<Object>> order, List<Field<Object>> seek) {}

    static Keyset of(RowSource<?> source, List<Sort> sorts) {
        // In the direction of the last sort column: an index on it gives the key in that order too.
        var descending = !sorts.isEmpty() && sorts.getLast().descending();
        var order = new ArrayList<>(sorts);
        source.key().forEach(key -> order.add(new Sort(key, descending)));
        var terms = new ArrayList<Term>();
        var keyLeft = new HashSet<>(source.key());
        var keyless = keyLeft.isEmpty();
        var seen = new HashSet<Column>();
        for (var sort : order) {
            var column = sort.column();
            // Behind the whole key nothing is left to order, and a column twice orders nothing.
            if ((keyless || !keyLeft.isEmpty()) && seen.add(column)) {
                keyLeft.remove(column);
                var field = column.field();
                terms.add(new Term(column.name(), field, field.getDataType().nullable(), sort.descending(), false));
            }
        }
        return new Keyset(terms);
    }

    Keyset reversed() {
        return new Keyset(terms.stream().map(Term::reversed).toList());
    }

    List<OrderField<Object>> order() {
        return orderFrom(0);
    }

    /** All rows. */
    List<Stretch> all() {
        return from(0, DSL.noCondition());
    }

    /** The rows behind the one that has these values in the order's fields. */
    List<Stretch> after(List<Object> values) {
        var lastNullable = lastNullable();
        var stretches = new ArrayList<Stretch>();
        stretches.add(new Stretch(
                equal(lastNullable + 1, values), orderFrom(lastNullable + 1), seek(lastNullable + 1, values)));
        for (var index = lastNullable; index >= 0; index--) {
            var term = terms.get(index);
            var prefix = equal(index, values);
            var value = values.get(index);
            if (value != null) {
                stretches.add(new Stretch(prefix.and(term.beyond(value)), orderFrom(index), List.of()));
                if (term.nullable() && !term.nullsFirst()) {
                    stretches.add(new Stretch(prefix.and(term.field().isNull()), orderFrom(index + 1), List.of()));
                }
            } else if (term.nullsFirst()) {
                stretches.add(new Stretch(prefix.and(term.field().isNotNull()), orderFrom(index), List.of()));
            }
        }
        return stretches;
    }

    private List<Stretch> from(int index, Condition prefix) {
        if (terms.isEmpty()) {
            return List.of(new Stretch(prefix, List.of(), List.of()));
        }
        var term = terms.get(index);
        if (!term.nullable()) {
            return List.of(new Stretch(prefix, orderFrom(index), List.of()));
        }
        var withValue = new Stretch(prefix.and(term.field().isNotNull()), orderFrom(index), List.of());
        var without = new Stretch(prefix.and(term.field().isNull()), orderFrom(index + 1), List.of());
        return term.nullsFirst() ? List.of(without, withValue) : List.of(withValue, without);
    }

    private int lastNullable() {
        for (var index = terms.size() - 1; index >= 0; index--) {
            if (terms.get(index).nullable()) {
                return index;
            }
        }
        return -1;
    }

    private Condition equal(int count, List<Object> values) {
        var conditions = new ArrayList<Condition>();
        for (var index = 0; index < count; index++) {
            conditions.add(terms.get(index).equal(values.get(index)));
        }
        return DSL.and(conditions);
    }

    private List<OrderField<Object>> orderFrom(int index) {
        return terms.subList(index, terms.size()).stream().map(Term::order).toList();
    }

    private List<Field<Object>> seek(int index, List<Object> values) {
        var seek = new ArrayList<Field<Object>>();
        for (var position = index; position < terms.size(); position++) {
            seek.add(terms.get(position).bound(values.get(position)));
        }
        return seek;
    }
}
