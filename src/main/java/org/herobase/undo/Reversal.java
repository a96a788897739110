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
import org.sqlite.SQLiteConnection;

/**
 * Takes the changes of one stretch of the log back, the last one first. A row that is no longer as its change left it stays
 * as it is. The values never leave SQLite: they come back exactly as they were. Belongs to the thread of a transaction.
 */
final class Reversal {
    private static final int ENTRIES_A_READ = 5_000;

    /** Where an update's key is in an entry. */
    private static final int KEY = UndoFile.FIELDS_BEFORE_VALUES + LogTriggers.KEY_OF_UPDATE;

    private final RowLog log;
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
    private long start; // the last entry before the reversal
    private long cascaded; // entries of it that foreign keys made, and that are none of its own so far

    /**
     * @param progress is told how many entries are done
     */
    Reversal(RowLog log, UndoFile file, LongConsumer progress) {
        this.log = log;
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

    /** How many entries the reversal may have in the log itself, if it changed nothing else. */
    long expected() {
        return expected;
    }

    /** Takes all of it back. */
    void revert(Segment segment) throws SQLException {
        try {
            start = log.end();
            var next = segment.last();
            List<Record> open = new ArrayList<>(); // the entries of the row that is being read
            while (next >= segment.first()) {
                var read = read(segment, next);
                for (var entry : read) {
                    if (!open.isEmpty() && !isOfSameRow(open, entry)) {
                        revert(open);
                        open.clear();
                    }
                    open.add(entry);
                }
                next = read.isEmpty() ? segment.first() - 1 : number(read.getLast()) - 1;
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

    private Result<Record> read(Segment segment, long last) {
        return sql.select(UndoFile.fields(LogTriggers.KEY_OF_UPDATE + file.widestKey()))
                .from(UndoFile.LOG)
                .where(UndoFile.SEQ.between(DSL.inline(segment.first()), DSL.inline(last)))
                .and(UndoFile.CONNECTION.eq(DSL.inline(segment.connection())))
                .orderBy(UndoFile.SEQ.desc())
                .limit(DSL.inline(ENTRIES_A_READ))
                .fetch();
    }

    /** Whether an entry is of the same update of the same row as those behind it; each column has one in it. */
    private boolean isOfSameRow(List<Record> entries, Record next) {
        var one = entries.getFirst();
        if (change(one) < 0 || change(next) < 0 || !table(one).equals(table(next))) {
            return false;
        }
        if (number(next) != number(entries.getLast()) - 1) {
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
        var changes = changes();
        if (bound(reverting, shape, ReversalStatement::statement, number(last)).executeUpdate() == 1) {
            reverted++;
            expected += entries.size();
            // Each entry is a row that is changed, too. What is more than that, a foreign key's action did.
            if (changes() - changes > 1 + entries.size()) {
                cascaded = log.end() - start - expected;
            }
        } else if (isDone(shape, number(last))) {
            reverted++;
            var ours = Math.clamp(cascaded, 0, entries.size()); // or another program did it
            cascaded -= ours;
            expected += ours;
        } else {
            left++;
        }
    }

    private long changes() throws SQLException {
        return connection.unwrap(SQLiteConnection.class).getDatabase().total_changes();
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
        return entry.get(UndoFile.SEQ);
    }

    private LoggedTable table(Record entry) {
        return file.table(entry.get(UndoFile.TABLE));
    }

    private static int change(Record entry) {
        return entry.get(UndoFile.CHANGE);
    }
}
