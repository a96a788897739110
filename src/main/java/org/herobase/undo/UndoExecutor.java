package org.herobase.undo;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.db.Uninterrupted;
import org.herobase.db.Work;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Takes changes back on the writer's connection: row by row where the log has them all, or else by the pages that are kept.
 * As long as nobody else has written, what comes of it is what was there before, or nothing is changed.
 */
final class UndoExecutor {
    /**
     * What came of it.
     *
     * @param inverse what takes that back in turn; null if nothing was changed
     */
    record Taken(Reverted reverted, Change inverse) {}

    /** Failures of an undo row by row after which the pages may still bring back what was. */
    private static final Set<Problem> REFUSED = EnumSet.of(
            Problem.UNIQUE,
            Problem.NOT_NULL,
            Problem.FOREIGN_KEY,
            Problem.CHECK,
            Problem.TYPE,
            Problem.RAISED,
            Problem.CONSTRAINT,
            Problem.OTHER);

    private final Database database;
    private final UndoFile file;
    private final WriterLog writer;
    private final ChangeList list;
    private final PageHistory history;
    private final UndoFolder folder;
    private volatile DoubleConsumer progress = _ -> {};

    /**
     * @param list keeps the stamps of copies of the file
     */
    UndoExecutor(
            Database database,
            UndoFile file,
            WriterLog writer,
            ChangeList list,
            PageHistory history,
            UndoFolder folder) {
        this.database = database;
        this.file = file;
        this.writer = writer;
        this.list = list;
        this.history = history;
        this.folder = folder;
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
            var changes = writer.begin(sql);
            var result = takeBack(sql, changes, change, isUndo);
            taken.accept(result);
            return result.reverted();
        });
    }

    private Taken takeBack(DSLContext sql, ConnectionChanges changes, Change change, boolean isUndo)
            throws SQLException {
        var span = change.span();
        var isNext = span != null && history.content() == (isUndo ? span.after() : span.before());
        if (!isNext || !changes.keepsJournals()) { // or a change that was made since would go with it
            return withoutPages(sql, changes, change, isUndo);
        }
        var content = isUndo ? span.before() : span.after();
        if (change.way() instanceof Way.ByLog(var segment)) {
            try {
                return exactlyByLog(sql, changes, change, segment, content);
            } catch (NotExactException | WouldChangeOthersException | NumberedAnewException _) {
                changes.take();
            } catch (DataAccessException refused) {
                changes.take();
                if (!REFUSED.contains(Problem.of(refused))) {
                    throw refused;
                }
            }
        }
        try {
            var rows = byPages(changes, content);
            return new Taken(new Reverted(change, rows, 0, 0), change.with(new Way.Never(), change.effects()));
        } catch (WrittenSinceException written) {
            history.forget();
            if (change.way() instanceof Way.Never) {
                throw written;
            }
            return withoutPages(sql, changes, change, isUndo);
        }
    }

    private long byPages(ConnectionChanges changes, long content) throws SQLException {
        var commits = history.commits();
        try {
            return new PageUndo(changes, history, writer.file(), database::checkWritable).bringBack(content, progress);
        } catch (RuntimeException failure) {
            if (history.commits() != commits && Problem.of(failure) != Problem.CANCELLED) { // a sheet has committed
                throw new DatabaseException(Problem.LOCKED, database.file().toString(), failure);
            }
            throw failure;
        }
    }

    /** For what the log has, or a copy of the file, or whoever made the change. */
    private Taken withoutPages(DSLContext sql, ConnectionChanges changes, Change change, boolean isUndo)
            throws SQLException {
        var taken = switch (change.way()) {
            case Way.ByLog(var segment) -> byLog(sql, change, segment, _ -> {});
            case Way.ByInverse(var jobs) -> {
                transaction(sql, inside -> (isUndo ? jobs.undo() : jobs.redo()).run(inside));
                yield new Taken(new Reverted(change, 0, 0, 0), change);
            }
            case Way.BySnapshot snapshot -> {
                var back = bySnapshot(sql, change, snapshot);
                changes.look(); // the modes are in the file
                yield back;
            }
            case Way.Never _ -> throw new NeverUndoneException();
        };
        changes.take();
        return taken;
    }

    /** Row by row, if that brings back all that was there. */
    private Taken exactlyByLog(DSLContext sql, ConnectionChanges changes, Change change, Segment segment, long content)
            throws SQLException {
        var now = history.content();
        var route = history.route(content);
        var taken = byLog(sql, change, segment, reverted -> {
            if (reverted.left() > 0
                    && route.isPresent()
                    && changes.isCounter(route.get().counter())) {
                throw new NotExactException(); // nobody else can have changed these rows
            }
        });
        var made = changes.take().span();
        if (made != null && made.before() == now && taken.reverted().left() == 0) {
            history.hasAgain(content);
        }
        return taken;
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

    private Taken byLog(DSLContext sql, Change change, Segment segment, Consumer<Reverted> before) throws SQLException {
        if (list.areRowsNumberedAnewSince(change)
                && segment.effects().stream().anyMatch(effect -> file.isNamedByHiddenRowid(effect.table()))) {
            throw new NumberedAnewException();
        }
        try {
            return transaction(sql, inside -> {
                var taken = revert(writer.ready(inside, Integer.MAX_VALUE), change, segment);
                before.accept(taken.reverted());
                return taken;
            });
        } catch (DataAccessException refused) {
            if (Problem.of(refused) != Problem.FOREIGN_KEY) {
                throw refused;
            }
            return withoutForeignKeys(sql, change, segment, refused);
        } finally {
            Uninterrupted.execute(writer.rows(sql).connection(), "PRAGMA ignore_check_constraints = OFF");
        }
    }

    /** For a row that was an orphan when it was deleted, and has to become one again. */
    private Taken withoutForeignKeys(DSLContext sql, Change change, Segment segment, DataAccessException refused)
            throws SQLException {
        sql.execute("PRAGMA foreign_keys = OFF");
        try {
            return transaction(sql, inside -> {
                var before = RowId.orphans(inside);
                var log = writer.ready(inside, Integer.MAX_VALUE);
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
        var before = log.end();
        // The whole change is as valid as what was before it; what is on the way need not be.
        log.sql().execute("PRAGMA defer_foreign_keys = ON");
        // A row may have broken the rules of its table before.
        log.sql().execute("PRAGMA ignore_check_constraints = ON");
        var triggers = UserTriggers.putAside(
                log.sql(), segment.effects().stream().map(Effect::table).toList());
        var entries = (double) (segment.last() - segment.first() + 1);
        var reversal = new Reversal(log, file, reverted -> progress.accept(reverted / entries));
        reversal.revert(segment);
        triggers.putBack(log.sql());
        log.restoreSequences();
        Sequences.takeBack(log.sql(), segment.sequences());
        if (log.end() - before > reversal.expected()) {
            throw new WouldChangeOthersException(log.end() - before - reversal.expected());
        }
        var inverse = log.take().map(made -> change.with(new Way.ByLog(made), change.effects()));
        return new Taken(new Reverted(change, reversal.reverted(), reversal.left(), 0), inverse.orElse(null));
    }

    private Taken bySnapshot(DSLContext sql, Change change, Way.BySnapshot way) throws SQLException {
        var log = writer.rows(sql);
        checkNotWritten(log, way);
        var here = Snapshot.of(log.connection(), folder);
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

    /** Rolls back what did not bring back all. */
    private static final class NotExactException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
