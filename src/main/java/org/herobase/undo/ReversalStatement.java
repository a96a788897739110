package org.herobase.undo;

import static org.herobase.undo.LogTriggers.DELETED;
import static org.herobase.undo.LogTriggers.INSERTED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * How the change of a row is taken back, if the row is still as the change left it: the same values in the same storage
 * classes. Every parameter of the SQL is the number of the change's last entry.
 *
 * @param table whose row
 * @param changes {@link LogTriggers#INSERTED}, {@link LogTriggers#DELETED} or the columns of an update, as their entries go back from
 *     the last one
 */
record ReversalStatement(LoggedTable table, List<Integer> changes) {
    private static final Name ROW = DSL.name("herobase_row");
    private static final Name ENTRY = DSL.name("herobase_entry");
    private static final int OLD = 0;
    private static final int NEW = 1;

    /** Takes the change back; changes no row if the row is another by now, or if another one is in its place. */
    SQL statement() {
        return switch (changes.getFirst()) {
            case INSERTED ->
                DSL.sql("DELETE FROM {0} AS {1} WHERE {2} AND {3}", rows(), ROW, isKey(INSERTED), isLogged());
            case DELETED ->
                DSL.sql(
                        "INSERT OR IGNORE INTO {0} ({1}) SELECT {2} FROM {3} WHERE seq = {4}",
                        rows(),
                        DSL.list(table.stored().stream().map(DSL::name).toList()),
                        DSL.list(UndoFile.values(table.stored().size())),
                        UndoFile.LOG,
                        entry(0));
            default ->
                DSL.sql(
                        "UPDATE OR IGNORE {0} AS {1} SET {2} WHERE {3} AND {4}",
                        rows(),
                        ROW,
                        DSL.list(IntStream.range(0, changes.size())
                                .mapToObj(index -> DSL.sql("{0} = {1}", column(changes.get(index)), logged(index, OLD)))
                                .toList()),
                        isKey(NEW),
                        isUpdated(NEW));
        };
    }

    /** Asks whether the row is already as it was before the change. */
    SQL isDone() {
        return switch (changes.getFirst()) {
            case INSERTED -> DSL.sql("SELECT NOT EXISTS ({0})", found(isKey(INSERTED)));
            case DELETED -> DSL.sql("SELECT EXISTS ({0})", found(isKey(DELETED).and(isLogged())));
            default -> DSL.sql("SELECT EXISTS ({0})", found(isKey(OLD).and(isUpdated(OLD))));
        };
    }

    private SQL found(Condition condition) {
        return DSL.sql("SELECT 1 FROM {0} AS {1} WHERE {2}", rows(), ROW, condition);
    }

    private QueryPart rows() {
        return DSL.name("main", table.name());
    }

    private Name column(int index) {
        return DSL.name(table.stored().get(index));
    }

    /** The number of an entry. */
    private static Field<Long> entry(int back) {
        return DSL.field("{0} - " + back, Long.class, DSL.val(0L)); // no inline value: it would count as a parameter
    }

    private static Field<Object> logged(int back, int value) {
        return DSL.field(
                "(SELECT {0} FROM {1} WHERE seq = {2})",
                Object.class, UndoFile.value(value), UndoFile.LOG, entry(back));
    }

    /**
     * Whether a row has the key of the change.
     *
     * @param when of an update: whether the key is the {@link #OLD} or the {@link #NEW} one
     */
    private Condition isKey(int when) {
        var terms = new ArrayList<Condition>();
        for (var index = 0; index < table.key().size(); index++) {
            var place = table.stored().indexOf(table.key().get(index));
            var change = changes.indexOf(place);
            var value = changes.getFirst() < 0
                    ? logged(0, place)
                    : when == OLD && change >= 0 ? logged(change, OLD) : logged(0, LogTriggers.KEY_OF_UPDATE + index);
            terms.add(DSL.condition("{0}.{1} = {2}", ROW, column(place), value));
        }
        return Terms.all(terms);
    }

    /** Whether a row has each value of an inserted or deleted one. */
    private Condition isLogged() {
        return isEntry(
                0,
                Terms.all(IntStream.range(0, table.stored().size())
                        .mapToObj(index -> isSame(index, index))
                        .toList()));
    }

    /** Whether a row has the values of the updated columns from before or after. */
    private Condition isUpdated(int when) {
        return Terms.all(IntStream.range(0, changes.size())
                .mapToObj(index -> isEntry(index, isSame(changes.get(index), when)))
                .toList());
    }

    private static Condition isEntry(int back, Condition condition) {
        return DSL.condition(
                "EXISTS (SELECT 1 FROM {0} AS {1} WHERE seq = {2} AND {3})",
                UndoFile.LOG, ENTRY, entry(back), condition);
    }

    /** Letter for letter, and 1 is neither 1.0 nor '1'. */
    private Condition isSame(int column, int value) {
        return DSL.condition(
                "typeof({0}.{1}) = typeof({2}.{3}) AND {0}.{1} IS {2}.{3} COLLATE BINARY",
                ROW, column(column), ENTRY, UndoFile.value(value));
    }
}
