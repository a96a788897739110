package org.herobase.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jooq.CloseableQuery;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Takes the changes of one stretch of the log back, the last one first. A row that is no longer as its change left it stays
 * as it is. The values never leave SQLite: they come back exactly as they were. Belongs to the thread of a transaction.
 */
final class Reversal {
    private static final int ENTRIES_A_READ = 5_000;

    /** Where an update's key is in an entry: behind its number, connection, table, column, old and new value. */
    private static final int KEY = 6;

    private final DSLContext sql;
    private final UndoFile file;
    private final Map<ReversalStatement, CloseableQuery> statements = new HashMap<>();
    private final LongConsumer progress;
    private long reverted;
    private long left;
    private long expected;

    /**
     * @param progress is told how many entries are done
     */
    Reversal(DSLContext sql, UndoFile file, LongConsumer progress) {
        this.sql = sql;
        this.file = file;
        this.progress = progress;
    }

    /** How many rows are as they were before, now. */
    long reverted() {
        return reverted;
    }

    /** How many rows were left as they are, for being changed since by someone else. */
    long left() {
        return left;
    }

    /** How many entries the reversal must have in the log itself, if it changed nothing else. */
    long expected() {
        return expected;
    }

    /** Takes all of it back. */
    void revert(Segment segment) {
        try {
            var next = segment.last();
            List<Record> open = new ArrayList<>(); // the entries of the row that is being read
            while (next >= segment.first()) {
                var read = read(segment.first(), next);
                for (var entry : read) {
                    if (!open.isEmpty() && !isOfSameRow(open, entry)) {
                        revert(open);
                        open.clear();
                    }
                    open.add(entry);
                }
                next = number(read.getLast()) - 1;
                progress.accept(segment.last() - next);
            }
            if (!open.isEmpty()) {
                revert(open);
            }
        } finally {
            statements.values().forEach(CloseableQuery::close);
        }
    }

    private Result<Record> read(long first, long last) {
        return sql.fetch(
                "SELECT * FROM {0} WHERE seq BETWEEN {1} AND {2} ORDER BY seq DESC LIMIT {3}",
                UndoFile.LOG, DSL.inline(first), DSL.inline(last), DSL.inline(ENTRIES_A_READ));
    }

    /** Whether an entry is of the same update of the same row as those behind it; each column has one in it. */
    private boolean isOfSameRow(List<Record> entries, Record next) {
        var one = entries.getFirst();
        if (change(one) < 0 || change(next) < 0 || !table(one).equals(table(next))) {
            return false;
        }
        return entries.stream().allMatch(entry -> change(entry) != change(next))
                && IntStream.range(KEY, KEY + table(one).key().size())
                        .allMatch(value -> Objects.deepEquals(one.get(value), next.get(value)));
    }

    private void revert(List<Record> entries) {
        var last = entries.getFirst();
        var shape = new ReversalStatement(
                table(last), entries.stream().map(Reversal::change).toList());
        var statement = statements.computeIfAbsent(
                shape, _ -> sql.query(shape.statement()).keepStatement(true));
        if (execute(statement, number(last)) == 1 || isDone(shape, number(last))) {
            reverted++;
            expected += entries.size();
        } else {
            left++;
        }
    }

    private static int execute(CloseableQuery statement, long entry) {
        var parameters = statement.getBindValues().size();
        for (var parameter = 1; parameter <= parameters; parameter++) {
            statement.bind(parameter, entry);
        }
        return statement.execute();
    }

    /** Whether a row is already what it would become: a foreign key's action may have done it with the row before. */
    private boolean isDone(ReversalStatement shape, long entry) {
        var query = sql.resultQuery(shape.isDone());
        for (var parameter = 1; parameter <= query.getBindValues().size(); parameter++) {
            query.bind(parameter, entry);
        }
        return query.fetchSingle().get(0, Boolean.class);
    }

    private static long number(Record entry) {
        return entry.get(0, Long.class);
    }

    private LoggedTable table(Record entry) {
        return file.table(entry.get(2, Integer.class));
    }

    private static int change(Record entry) {
        return entry.get(3, Integer.class);
    }
}
