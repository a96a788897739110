package org.herobase.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * Takes the changes of one stretch of the log back, the last one first. A row that is no longer as its change left it stays
 * as it is. The values never leave SQLite: they come back exactly as they were. Belongs to the thread of a transaction.
 */
final class Reversal {
    private static final int ENTRIES_A_READ = 5_000;

    /** Where an update's key is in an entry: behind its number, connection, table, column, old and new value. */
    private static final int KEY = 6;

    private final Connection connection;
    private final DSLContext sql;
    private final UndoFile file;
    // Not by way of jOOQ, which writes a statement out anew for every value that is bound: there may be millions of
    // them.
    private final Map<ReversalStatement, PreparedStatement> reverting = new HashMap<>();
    private final Map<ReversalStatement, PreparedStatement> asking = new HashMap<>();
    private final LongConsumer progress;
    private long reverted;
    private long left;
    private long expected;

    /**
     * @param progress is told how many entries are done
     */
    Reversal(RowLog log, UndoFile file, LongConsumer progress) {
        this.connection = log.connection();
        this.sql = log.sql();
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
    void revert(Segment segment) throws SQLException {
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
            for (var statement : reverting.values()) {
                statement.close();
            }
            for (var statement : asking.values()) {
                statement.close();
            }
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

    private void revert(List<Record> entries) throws SQLException {
        var last = entries.getFirst();
        var shape = new ReversalStatement(
                table(last), entries.stream().map(Reversal::change).toList());
        if (bound(reverting, shape, ReversalStatement::statement, number(last)).executeUpdate() == 1
                || isDone(shape, number(last))) {
            reverted++;
            expected += entries.size();
        } else {
            left++;
        }
    }

    /** Whether a row is already what it would become: a foreign key's action may have done it with the row before. */
    private boolean isDone(ReversalStatement shape, long entry) throws SQLException {
        try (var answer = bound(asking, shape, ReversalStatement::isDone, entry).executeQuery()) {
            return answer.getBoolean(1);
        }
    }

    private PreparedStatement bound(
            Map<ReversalStatement, PreparedStatement> prepared,
            ReversalStatement shape,
            Function<ReversalStatement, SQL> written,
            long entry)
            throws SQLException {
        var statement = prepared.get(shape);
        if (statement == null) {
            statement = connection.prepareStatement(sql.render(written.apply(shape)));
            prepared.put(shape, statement);
        }
        var parameters = statement.getParameterMetaData().getParameterCount();
        for (var parameter = 1; parameter <= parameters; parameter++) {
            statement.setLong(parameter, entry);
        }
        return statement;
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
