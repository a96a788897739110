package org.herobase.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.herobase.db.Affinity;
import org.herobase.db.Catalog;
import org.herobase.db.ForeignKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * A foreign key as a way from a row to the parent that it points to, with a label of that parent: the text of one of its
 * columns, read along with the child by a look-up in the parent's key.
 *
 * @param key the foreign key
 * @param state whether SQLite can follow it
 * @param parentColumns all columns of the parent; empty where it is missing
 * @param label the parent's column whose text names its rows; null if none does
 * @param computed under which name the label is read beside the child's columns
 */
public record ParentLink(
        ForeignKey key, State state, List<Catalog.Column> parentColumns, String label, String computed) {
    private static final int LABEL_LENGTH = 100;

    /** Whether SQLite can follow a foreign key ("SQLite Foreign Key Support", 3). */
    public enum State {
        /** It leads to at most one row. */
        SOUND,
        /** There is no such parent table: every key dangles. */
        MISSING,
        /** The parent's columns are no key of it ("foreign key mismatch"): nobody can say which row is meant. */
        MISMATCH
    }

    /**
     * The foreign keys of a table.
     *
     * @param columns the table's columns
     * @param chosen the label column that the user has chosen for a parent table: empty text for none at all, empty if
     *     there was no choice; a column that is no longer there is none
     */
    public static List<ParentLink> read(
            DSLContext sql,
            String childTable,
            List<Catalog.Column> columns,
            Function<String, Optional<String>> chosen) {
        var links = new ArrayList<ParentLink>();
        for (var key : ForeignKey.readOf(sql, childTable)) {
            var parent = Catalog.columns(sql, key.parent());
            var state = state(sql, key, parent);
            var label = state == State.SOUND ? label(key, parent, chosen.apply(key.parent())) : null;
            links.add(new ParentLink(key, state, parent, label, freeName("parent " + key.id(), columns)));
        }
        return links;
    }

    /** A source that reads the parent's label beside each row. */
    public <R extends Record> RowSource<R> addTo(RowSource<R> child) {
        if (state != State.SOUND) {
            return child;
        }
        var alias = name(child.table().getName() + " parent"); // the parent may be the child's own table
        var parent = table(name(key.parent())).as(alias);
        var text = DSL.select(label == null ? inline("") : labelText(alias))
                .from(parent)
                .where(isParent(alias, child.table().getQualifiedName()));
        return child.with(computed, DSL.field(text), Affinity.TEXT, false);
    }

    /** The label of a row's parent; empty if the row points to none, or to one that nothing names. */
    public Optional<String> labelOf(Row<?> row) {
        return row.knows(computed) && row.value(computed) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether a row points to a parent that is not there; a key with a NULL in it points nowhere. */
    public boolean isDangling(Row<?> row) {
        return isSet(row)
                && switch (state) {
                    case SOUND -> row.knows(computed) && row.value(computed) == null;
                    case MISSING -> true;
                    case MISMATCH -> false;
                };
    }

    /** The way to a row's parent; empty if the row points to none, or nobody can say to which. */
    public Optional<Destination.TheRow> parentOf(Row<?> row) {
        if (state != State.SOUND || !isSet(row)) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        for (var index = 0; index < key.columns().size(); index++) {
            values.put(key.parentColumns().get(index), row.value(key.columns().get(index)));
        }
        return Optional.of(new Destination.TheRow(key.parent(), values));
    }

    /** The child's values that point to a parent. */
    public Map<String, Object> pointingTo(ParentRow parent) {
        var values = new LinkedHashMap<String, Object>();
        for (var index = 0; index < key.columns().size(); index++) {
            values.put(key.columns().get(index), parent.key().get(index));
        }
        return values;
    }

    /** Whether a column of the child is part of the key. */
    public boolean has(String column) {
        return key.columns().stream().anyMatch(part -> part.equalsIgnoreCase(column));
    }

    /** Whether a column of the child is where the label stands: the last one of the key. */
    public boolean isLabelledAt(String column) {
        return key.columns().getLast().equalsIgnoreCase(column);
    }

    /** The text of the label column, bounded; never NULL. */
    Field<String> labelText(Name parent) {
        var column = field(parent.append(label));
        return DSL.field(
                "iif(typeof({0}) = 'blob', '', ifnull(substr({0}, 1, {1}), ''))",
                String.class, column, inline(LABEL_LENGTH));
    }

    /**
     * Compared as SQLite compares keys: by the parent column's collation, which is the left operand's, and its affinity,
     * which the plus leaves as the only one ("Datatypes In SQLite", 4.2 and 7.1). So its index can be used, too.
     */
    private Condition isParent(Name parent, Name child) {
        var conditions = new ArrayList<Condition>();
        for (var index = 0; index < key.columns().size(); index++) {
            conditions.add(DSL.condition(
                    "{0} = +{1}",
                    field(parent.append(key.parentColumns().get(index))),
                    field(child.append(key.columns().get(index)))));
        }
        return DSL.and(conditions);
    }

    private boolean isSet(Row<?> row) {
        return key.columns().stream().allMatch(column -> row.value(column) != null);
    }

    static State state(DSLContext sql, ForeignKey key, List<Catalog.Column> parent) {
        if (parent.isEmpty()) {
            return State.MISSING;
        }
        var wanted = names(key.parentColumns());
        var primary = names(parent.stream()
                .filter(column -> column.keyPosition() > 0)
                .map(Catalog.Column::name)
                .toList());
        var complete = key.parentColumns().size() == key.columns().size();
        return complete
                        && (wanted.equals(primary)
                                || uniqueIndexes(sql, key.parent()).contains(wanted))
                ? State.SOUND
                : State.MISMATCH;
    }

    /** The columns of each index that makes them a key of the whole table. */
    private static List<TreeSet<String>> uniqueIndexes(DSLContext sql, String parent) {
        var index = field(name("i", "name"), String.class);
        var column = field(name("c", "name"), String.class);
        return sql
                .select(index, column)
                .from(table("pragma_index_list({0})", DSL.val(parent)).as("i"))
                .join(table("pragma_index_info({0})", index).as("c"))
                .on(inline(true))
                .where(field(name("i", "unique"), Integer.class).eq(inline(1)))
                .and(field(name("i", "partial"), Integer.class).eq(inline(0)))
                .fetchGroups(index, column)
                .values()
                .stream()
                .filter(columns -> !columns.contains(null)) // an expression is no column
                .map(ParentLink::names)
                .toList();
    }

    private static String label(ForeignKey key, List<Catalog.Column> parent, Optional<String> chosen) {
        var there = parent.stream()
                .map(Catalog.Column::name)
                .filter(column -> chosen.isPresent() && column.equalsIgnoreCase(chosen.get()))
                .findFirst();
        if (there.isPresent() || chosen.isPresent() && chosen.get().isEmpty()) {
            return there.orElse(null);
        }
        var inKey = names(key.parentColumns());
        return parent.stream()
                .filter(column -> column.affinity() == Affinity.TEXT
                        && column.keyPosition() == 0
                        && !inKey.contains(column.name()))
                .map(Catalog.Column::name)
                .findFirst()
                .orElse(null);
    }

    private static TreeSet<String> names(List<String> names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }

    private static String freeName(String wanted, List<Catalog.Column> columns) {
        var free = wanted;
        while (names(columns.stream().map(Catalog.Column::name).toList()).contains(free)) {
            free += " ";
        }
        return free;
    }
}
