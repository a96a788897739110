package org.herobase.undo;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.Uninterrupted;
import org.herobase.db.Work;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Takes changes back, each in its way, on the writer's connection. */
final class TakingBack {
    /**
     * What came of it.
     *
     * @param inverse what takes that back in turn; null if nothing was changed
     */
    record Taken(Reverted reverted, Change inverse) {}

    private final Database database;
    private final UndoFile file;
    private final WriterLog writer;
    private final ChangeList list;
    private volatile DoubleConsumer progress = _ -> {};

    /**
     * @param list keeps the stamps of copies of the file
     */
    TakingBack(Database database, UndoFile file, WriterLog writer, ChangeList list) {
        this.database = database;
        this.file = file;
        this.writer = writer;
        this.list = list;
    }

    /** Has someone told, on the writer's thread, which share is done. */
    void tellProgress(DoubleConsumer listener) {
        progress = listener;
    }

    /**
     * Begins to take a change back.
     *
     * @param taken is told on the writer's thread what came of it, when it is in the file; also if it was cancelled too late
     */
    Work<Reverted> begin(Change change, boolean isUndo, Consumer<Taken> taken) {
        return database.writeAlone(sql -> {
            var result = switch (change.way()) {
                case Way.ByLog(var segment) -> byLog(sql, change, segment);
                case Way.ByInverse(var jobs) -> {
                    transaction(sql, inside -> (isUndo ? jobs.undo() : jobs.redo()).run(inside));
                    yield new Taken(new Reverted(change, 0, 0, 0), change);
                }
                case Way.BySnapshot snapshot -> bySnapshot(sql, change, snapshot);
                case Way.Never _ -> throw new NeverUndoneException();
            };
            taken.accept(result);
            return result.reverted();
        });
    }

    private <T> T transaction(DSLContext sql, Job<T> job) {
        var taken = sql.transactionResult(transaction -> {
            var result = job.run(DSL.using(transaction));
            database.checkWritable(); // a long one leaves time for much
            return result;
        });
        writer.committed();
        return taken;
    }

    private Taken byLog(DSLContext sql, Change change, Segment segment) throws SQLException {
        if (list.areRowsNumberedAnewSince(change)
                && segment.effects().stream().anyMatch(effect -> file.isNamedByHiddenRowid(effect.table()))) {
            throw new NumberedAnewException();
        }
        try {
            return transaction(sql, inside -> revert(writer.ready(inside), change, segment));
        } catch (DataAccessException refused) {
            if (Problem.of(refused) != Problem.FOREIGN_KEY) {
                throw refused;
            }
            return withoutForeignKeys(sql, change, segment, refused);
        }
    }

    /** For a row that was an orphan when it was deleted, and has to become one again. */
    private Taken withoutForeignKeys(DSLContext sql, Change change, Segment segment, DataAccessException refused)
            throws SQLException {
        sql.execute("PRAGMA foreign_keys = OFF");
        try {
            return transaction(sql, inside -> {
                var before = RowId.orphans(inside);
                var log = writer.ready(inside);
                var end = log.end();
                var taken = revert(log, change, segment);
                var orphans = RowId.orphans(inside);
                orphans.removeAll(before);
                if (!log.changedRows(end).containsAll(orphans)) {
                    throw refused; // others would lose their parents
                }
                var reverted = taken.reverted();
                return new Taken(
                        new Reverted(change, reverted.rows(), reverted.left(), orphans.size()), taken.inverse());
            });
        } finally {
            Uninterrupted.execute(writer.rows(sql).connection(), "PRAGMA foreign_keys = ON");
        }
    }

    private Taken revert(RowLog log, Change change, Segment segment) throws SQLException {
        log.cover(segment.effects().stream()
                .map(effect -> Reach.lower(effect.table()))
                .toList());
        log.limit(Integer.MAX_VALUE);
        var before = log.end();
        // The whole change is as valid as what was before it; what is on the way need not be.
        log.sql().execute("PRAGMA defer_foreign_keys = ON");
        var triggers = UserTriggers.putAside(
                log.sql(), segment.effects().stream().map(Effect::table).toList());
        var entries = (double) (segment.last() - segment.first() + 1);
        var reversal = new Reversal(log, file, reverted -> progress.accept(reverted / entries));
        reversal.revert(segment);
        triggers.putBack(log.sql());
        if (log.end() - before > reversal.expected()) {
            throw new WouldChangeOthersException(log.end() - before - reversal.expected());
        }
        var inverse = log.take().map(made -> change.with(new Way.ByLog(made), change.effects()));
        return new Taken(new Reverted(change, reversal.reverted(), reversal.left(), 0), inverse.orElse(null));
    }

    private Taken bySnapshot(DSLContext sql, Change change, Way.BySnapshot way) throws SQLException {
        var log = writer.rows(sql);
        checkNotWritten(log, way);
        var here = Snapshot.of(log.connection());
        try {
            database.checkWritable(); // the copy leaves time for much
            checkNotWritten(log, way);
            log.remove();
            way.snapshot().restore(log.connection());
        } catch (SQLException | RuntimeException failure) {
            here.delete();
            throw failure;
        }
        var now = log.dataVersion();
        list.replaceStamp(way.stamp(), now);
        return new Taken(new Reverted(change, 0, 0, 0), change.with(new Way.BySnapshot(here, now), change.effects()));
    }

    private static void checkNotWritten(RowLog log, Way.BySnapshot way) {
        if (log.dataVersion() != way.stamp()) {
            throw new WrittenSinceException();
        }
    }
}
