package org.herobase.undo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.herobase.db.Excerpt;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;

/** Reads from the log which rows a change changed, a few at a time, by a connection of its own that only reads. */
final class ChangeDetails {
    private static final Table<?> LOG = DSL.table(DSL.name(UndoFile.LOG_NAME));
    private static final int PATIENCE_MILLISECONDS = 2_000;

    private final UndoFile file;

    ChangeDetails(UndoFile file) {
        this.file = file;
    }

    /**
     * Reads rows in the order in which they were changed. Waits for the disk.
     *
     * @param segment where they are
     * @param isReversed whether the segment tells how the change was undone: the rows are given as it was made
     * @param behind the last entry that was read already; 0 at first
     * @param most how many rows
     * @return fewer rows if there are no more
     * @throws org.jooq.exception.DataAccessException if the log cannot be read, as while a large change is written
     */
    List<ChangedRow> read(Segment segment, boolean isReversed, long behind, int most) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        try (var connection = config.createConnection("jdbc:sqlite:" + file.path())) {
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            var rows = new ArrayList<ChangedRow>();
            var next = behind;
            var size = most + 1;
            var isEnd = false;
            while (rows.size() < most && !isEnd) {
                var first = isReversed || next == 0 ? segment.first() : next + 1;
                var last = isReversed && next > 0 ? next - 1 : segment.last();
                var read = read(sql, segment.connection(), first, last, isReversed, size);
                isEnd = read.size() < size;
                var groups = groups(read);
                // An update of a row has an entry for each column: the last row may be cut.
                var whole = isEnd ? groups : groups.subList(0, groups.size() - 1);
                whole.stream().limit(most - (long) rows.size()).map(this::row).forEach(rows::add);
                size = whole.isEmpty() ? LoggedTable.MOST_COLUMNS + 1 : size;
                next = rows.isEmpty() ? next : rows.getLast().entry();
            }
            return isReversed ? rows.stream().map(ChangedRow::inverse).toList() : List.copyOf(rows);
        }
    }

    private Result<Record> read(DSLContext sql, int connection, long first, long last, boolean isReversed, int most) {
        var between = UndoFile.SEQ
                .between(DSL.inline(first), DSL.inline(last))
                .and(UndoFile.CONNECTION.eq(DSL.inline(connection)));
        var order = isReversed ? UndoFile.SEQ.desc() : UndoFile.SEQ.asc();
        var width = sql
                .select(UndoFile.TABLE)
                .from(LOG)
                .where(between)
                .orderBy(order)
                .limit(DSL.inline(most))
                .fetchSet(UndoFile.TABLE)
                .stream()
                .mapToInt(each -> UndoFile.width(file.table(each)))
                .max()
                .orElse(0);
        var fields = new ArrayList<SelectField<?>>(UndoFile.fields(0));
        UndoFile.values(width).forEach(value -> fields.add(Excerpt.bounded(DSL.field(value, Object.class))));
        return sql.select(fields)
                .from(LOG)
                .where(between)
                .orderBy(order)
                .limit(DSL.inline(most))
                .fetch();
    }

    private List<List<Record>> groups(List<Record> entries) {
        var groups = new ArrayList<List<Record>>();
        for (var entry : entries) {
            if (groups.isEmpty() || !isOfSameRow(groups.getLast(), entry)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(entry);
        }
        return groups;
    }

    private boolean isOfSameRow(List<Record> group, Record next) {
        var one = group.getFirst();
        if (change(one) < 0 || change(next) < 0 || !one.get(1).equals(next.get(1))) {
            return false;
        }
        if (Math.abs(number(next) - number(group.getLast())) != 1) {
            return false;
        }
        return group.stream().allMatch(entry -> change(entry) != change(next))
                && IntStream.range(2, 2 + table(one).key().size())
                        .allMatch(index -> Objects.deepEquals(value(one, index), value(next, index)));
    }

    private ChangedRow row(List<Record> group) {
        var first = group.getFirst();
        var table = table(first);
        var stored = table.stored();
        var last = number(group.getLast());
        if (change(first) >= 0) {
            var values = group.stream()
                    .map(entry -> new ChangedRow.Value(stored.get(change(entry)), value(entry, 0), value(entry, 1)))
                    .toList();
            var key = IntStream.range(2, 2 + table.key().size())
                    .mapToObj(index -> value(first, index))
                    .toList();
            return new ChangedRow(last, table.name(), ChangedRow.Kind.UPDATED, key, values);
        }
        var isNew = change(first) == LogTriggers.INSERTED;
        var values = IntStream.range(0, stored.size())
                .filter(index -> !table.key().contains(stored.get(index)))
                .mapToObj(index -> isNew
                        ? new ChangedRow.Value(stored.get(index), null, value(first, index))
                        : new ChangedRow.Value(stored.get(index), value(first, index), null))
                .toList();
        var key = table.key().stream()
                .map(column -> value(first, stored.indexOf(column)))
                .toList();
        var kind = isNew ? ChangedRow.Kind.INSERTED : ChangedRow.Kind.DELETED;
        return new ChangedRow(last, table.name(), kind, key, values);
    }

    private static Object value(Record entry, int index) {
        return Excerpt.read(entry.get(UndoFile.FIELDS_BEFORE_VALUES + index));
    }

    private static long number(Record entry) {
        return entry.get(0, Long.class);
    }

    private static int change(Record entry) {
        return entry.get(2, Integer.class);
    }

    private LoggedTable table(Record entry) {
        return file.table(entry.get(1, Integer.class));
    }
}
