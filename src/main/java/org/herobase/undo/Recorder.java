package org.herobase.undo;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;

/** Takes note of what the statements of one console change. Belongs to the thread of the console's connection. */
public final class Recorder {
    private static final Pattern REPLACING = Pattern.compile("\\breplace\\b(?!\\s*\\()", Pattern.CASE_INSENSITIVE);

    /** How much of a script's text is kept to know it by. */
    private static final int LONGEST_TITLE = 1_000;

    private final UndoLog log;
    private final UndoFile file;
    private final int number;
    private final Supplier<String> where;
    private RowLog rows; // null before the first statement that may change something
    private boolean isReady;
    private KnownState known; // null unless a copy of the file waits for its undo
    private FileState before; // null unless something may have been changed since the last list that is not logged

    /**
     * The file as it was before a change that is not in the log of rows.
     *
     * @param schema the number of its schema
     * @param mark that of a change which is in no transaction that was rolled back; -1 for a change of the schema
     * @param version this connection's number for what others have written
     * @param snapshot a copy of the file, or null
     */
    private record FileState(long schema, long mark, long version, Snapshot snapshot) {}

    /** What runs a statement. */
    @FunctionalInterface
    public interface Run<T> {
        /** Runs it. */
        T run() throws SQLException;
    }

    /**
     * The file as it was before what this connection changes now.
     *
     * @param version this connection's number for it
     * @param stamp the writer's number for it
     */
    private record KnownState(long version, long stamp) {}

    Recorder(UndoLog log, UndoFile file, int number, Supplier<String> where) {
        this.log = log;
        this.file = file;
        this.number = number;
        this.where = where;
    }

    /**
     * Logs what a statement changes that comes now.
     *
     * @param connection always the same
     */
    public void begin(Connection connection, String sql) throws SQLException {
        if (rows == null) {
            rows = new RowLog(file, number, connection);
        }
        if (REPLACING.matcher(sql).find() && rows.expectReplacing()) {
            isReady = false;
        }
        look();
        if (!isReady && rows.canWrite()) {
            rows.look();
            rows.limit(log.limits().rows());
            isReady = true;
        }
        if (isReady) {
            rows.cover(Reach.names(sql));
        }
    }

    /** Steps aside for a statement that changes more than rows, such as ALTER TABLE, which looks into all triggers. */
    public void stepAside() {
        rows.remove();
        isReady = false;
    }

    /** Looks anew before the next statement: the triggers may have gone, or the schema may be another. */
    public void lookAnew() {
        isReady = false;
    }

    /**
     * Keeps what is there before a statement that may change the schema.
     *
     * @param isAlone whether it is in no transaction with others, so that the file is what comes back with an undo
     */
    public void beginSchemaChange(Connection connection, boolean isAlone) throws SQLException {
        if (rows == null) {
            rows = new RowLog(file, number, connection);
        }
        look();
        stepAside();
        if (before == null && rows.canWrite()) {
            var version = rows.dataVersion();
            var snapshot = isAlone ? log.snapshot(connection) : Optional.<Snapshot>empty();
            before = new FileState(rows.schemaVersion(), -1, version, snapshot.orElse(null));
        }
    }

    /**
     * Keeps a copy of the file in place of a log of rows, for so many statements that SQLite would take longer to compile
     * the triggers into each of them than for the statements themselves.
     *
     * @param connection outside of a transaction
     * @return false if the file is too large for that, or cannot be copied now: then they are logged
     */
    public boolean beginLongRun(Connection connection) {
        if (rows == null) {
            rows = new RowLog(file, number, connection);
        }
        try {
            if (before != null || !rows.canWrite()) {
                return false;
            }
            look();
            var version = rows.dataVersion();
            var snapshot = log.snapshot(connection);
            snapshot.ifPresent(copy -> {
                stepAside();
                before = new FileState(rows.schemaVersion(), log.newMark(), version, copy);
            });
            return snapshot.isPresent();
        } catch (SQLException | DataAccessException | UncheckedIOException _) {
            return false; // a lock, or no room for a copy; the statements will tell, if they need more than the log
        }
    }

    /** Takes note that a long run changes something now, unless that is rolled back. */
    public void markLongRun() {
        rows.mark(before.mark());
    }

    /** Knows the file from before the first of the statements that are listed together. */
    private void look() {
        if (known == null && log.hasSnapshots()) {
            known = new KnownState(rows.dataVersion(), log.stamp(rows));
        }
    }

    /** Whether a statement failed for changing more than the log may have. */
    public boolean isTooLarge(SQLException failure) {
        return rows != null && rows.isTooLarge(failure);
    }

    /** How many entries one change may have. */
    public long most() {
        return log.limits().rows();
    }

    /**
     * Runs a statement that is too large for the log: it is undone from a copy of the file, or never.
     *
     * @param isAlone whether it is in no transaction with others
     * @param withCopy whether to make a copy; only of one that is alone
     */
    public <T> T runUnlogged(Connection connection, boolean isAlone, boolean withCopy, Run<T> statement)
            throws SQLException {
        stepAside();
        var earlier = before;
        var version = rows.dataVersion();
        var snapshot = withCopy ? Snapshot.of(connection) : null;
        try {
            var result = statement.run();
            if (isAlone) {
                before = new FileState(-1, -1, version, snapshot);
            } else {
                var mark = log.newMark();
                rows.mark(mark);
                before = new FileState(earlier == null ? rows.schemaVersion() : earlier.schema(), mark, version, null);
            }
            return result;
        } catch (SQLException | RuntimeException failure) {
            before = earlier;
            if (snapshot != null) {
                snapshot.delete();
            }
            throw failure;
        }
    }

    /**
     * Lists what was changed for good since the last time.
     *
     * @param connection outside of a transaction
     * @param statements what may have changed it, in their order
     */
    public void list(Connection connection, List<String> statements) throws SQLException {
        if (rows == null || statements.isEmpty() && before == null) {
            known = null;
            return;
        }
        var title = title(statements);
        var segment = rows.take();
        if (before != null) {
            listSchemaChange(connection, title, segment);
        } else if (segment.isPresent()) {
            handOver();
            log.add(where.get(), title, segment.get().effects(), new Way.ByLog(segment.get()));
        }
        known = null;
    }

    private void listSchemaChange(Connection connection, String title, Optional<Segment> segment) throws SQLException {
        var isWhole = rows.dataVersion() == before.version(); // or it lacks what others wrote meanwhile
        var snapshot = before.snapshot();
        // A later mark is that of another sheet, and tells nothing of this one: then it may have changed something.
        var hasChanged = rows.schemaVersion() != before.schema() || before.mark() > 0 && rows.mark() >= before.mark();
        before = null;
        var effects = segment.map(Segment::effects).orElse(List.of());
        if (hasChanged && snapshot != null && isWhole) {
            handOver();
            log.add(where.get(), title, effects, new Way.BySnapshot(snapshot, log.stamp(rows)));
        } else if (hasChanged) {
            if (snapshot != null) {
                snapshot.delete();
            }
            log.add(where.get(), title, effects, new Way.Never());
        } else {
            if (snapshot != null) {
                snapshot.delete();
            }
            handOver();
            segment.ifPresent(rest -> log.add(where.get(), title, effects, new Way.ByLog(rest)));
        }
    }

    /** What this connection has written does not stand in the way of undoing what is older, as it is undone before. */
    private void handOver() {
        if (known != null && log.hasStamp(known.stamp()) && rows.dataVersion() == known.version()) {
            log.replaceStamp(known.stamp(), log.stamp(rows));
        }
    }

    private static String title(List<String> statements) {
        var title = String.join("; ", statements.subList(0, Math.min(3, statements.size())));
        var whole = statements.size() > 3 ? title + "; …" : title;
        return whole.length() > LONGEST_TITLE ? whole.substring(0, LONGEST_TITLE) + '…' : whole;
    }
}
