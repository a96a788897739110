package org.herobase.undo;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/** Takes note of what the statements of one console change. Belongs to the thread of the console's connection. */
public final class Recorder {
    /** How much of a script's text is kept to know it by. */
    private static final int LONGEST_TITLE = 1_000;

    private final UndoLog log;
    private final Opening opening;
    private final Supplier<String> where;
    private ConnectionChanges changes; // null before the first statement that may change something
    private boolean isReady;
    private boolean isLooking; // before the next statement: a look takes a lock, which a mere BEGIN does not
    private KnownState known; // null unless a copy of the file waits for its undo
    private FileState
            before; // null unless something may have been changed since the last list of which nothing else is kept

    /** Begins to keep what a connection changes. */
    @FunctionalInterface
    interface Opening {
        /** Begins with that. */
        ConnectionChanges of(Connection connection) throws SQLException;
    }

    /**
     * The file as it was before a change that is neither in the log of rows nor in a journal.
     *
     * @param schema the number of its schema
     * @param mark that of a change which is in no transaction that was rolled back; -1 for a change of the schema
     * @param version this connection's number for what others have written
     * @param snapshot a copy of the file, or null
     */
    private record FileState(long schema, long mark, long version, Snapshot snapshot) {
        FileState marked(long with) {
            return new FileState(schema, with, version, snapshot);
        }
    }

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

    Recorder(UndoLog log, Opening opening, Supplier<String> where) {
        this.log = log;
        this.opening = opening;
        this.where = where;
    }

    /**
     * Takes note of a statement that changes nothing in the file, but may begin or end a transaction, or change settings of the
     * connection.
     *
     * @param isAlone whether no transaction is open
     */
    public void beginConnection(Connection connection, boolean isAlone) throws SQLException {
        if (isAlone) {
            begin(connection, "", true);
        } else if (changes != null) {
            changes.confirm();
        }
    }

    /**
     * Keeps what a statement changes that comes now.
     *
     * @param connection always the same
     * @param isAlone whether it is in no transaction with others
     */
    public void begin(Connection connection, String sql, boolean isAlone) throws SQLException {
        prepare(connection, isAlone);
        var rows = changes.log();
        if (!rows.canWrite()) {
            return;
        }
        if (before != null && !changes.keepsJournals()) {
            markChange(); // not only the schema may be another
        }
        if (!changes.isLogged()) {
            return;
        }
        if (!isReady) {
            rows.attach();
            rows.look();
            rows.limit(changes.most(log.limits().rows()));
            isReady = true;
        }
        var gaps = changes.cover(sql);
        if (!changes.keepsJournals() && gaps.stream().anyMatch(Reach.Gap::isDecisive)) {
            beginSnapshot(connection, isAlone, log.newMark());
        }
    }

    private void prepare(Connection connection, boolean isAlone) throws SQLException {
        open(connection);
        changes.confirm();
        if (isLooking) {
            isLooking = false;
            changes.look();
        }
        if (isAlone) {
            changes.begin();
        }
        lookAtSnapshots();
    }

    private void open(Connection connection) throws SQLException {
        if (changes == null) {
            changes = opening.of(connection);
            changes.look();
        }
    }

    /** A statement has ended well: what it committed is committed. */
    public void ended() {
        if (changes != null) {
            changes.confirm();
        }
    }

    /** Looks anew before the next statement: the triggers may have gone, or the schema or a mode may be another. */
    public void lookAnew() {
        lookAtSchemaAnew();
        isLooking = true;
    }

    /** Looks anew before the next statement whether the triggers are there and the schema is the same. */
    public void lookAtSchemaAnew() {
        isReady = false;
    }

    /**
     * Keeps what is there before a statement that may change more than rows, such as the schema or the settings of the file.
     *
     * @param isAlone whether it is in no transaction with others, so that the file is what comes back with an undo
     */
    public void beginSchemaChange(Connection connection, boolean isAlone) throws SQLException {
        prepare(connection, isAlone);
        if (changes.keepsJournals()) {
            changes.dropLog(); // its triggers would stand in the way of ALTER TABLE, which looks into all of them
            isReady = false;
        } else {
            beginSnapshot(connection, isAlone, -1);
        }
    }

    /**
     * Keeps all of the file before a statement of whose commit SQLite tells nobody (VACUUM), where it is small enough.
     *
     * @param isAlone as above
     */
    public void beginWholeChange(Connection connection, boolean isAlone) throws SQLException {
        beginSchemaChange(connection, isAlone);
        if (!changes.keepsJournals() || !isAlone) {
            return;
        }
        try {
            if (log.isSmall()) {
                changes.keepAllPages();
                return;
            }
        } catch (SQLException | UncheckedIOException _) {
            // No room for it is no reason to refuse the change; it is told of it.
        }
        before = new FileState(changes.log().schemaVersion(), -1, changes.log().dataVersion(), null);
        markChange();
    }

    /**
     * Keeps what is there before a statement that may change settings in the file, or tables of SQLite's own.
     *
     * @param isAlone as above
     */
    public void beginSettings(Connection connection, boolean isAlone) throws SQLException {
        prepare(connection, isAlone);
        if (changes.keepsJournals()) {
            changes.dropLog();
            isReady = false;
        } else {
            beginSnapshot(connection, isAlone, log.newMark());
        }
    }

    private void beginSnapshot(Connection connection, boolean isAlone, long mark) throws SQLException {
        var rows = changes.log();
        changes.dropLog();
        isReady = false;
        if (before == null && rows.canWrite()) {
            var version = rows.dataVersion();
            var snapshot = isAlone ? snapshot(connection) : Optional.<Snapshot>empty();
            before = new FileState(rows.schemaVersion(), mark, version, snapshot.orElse(null));
        }
        if (before != null && mark > 0) {
            markChange();
        }
    }

    /** Takes note that something is changed now, unless that is rolled back. */
    private void markChange() {
        if (before.mark() < 0) {
            before = before.marked(log.newMark());
        }
        changes.log().mark(before.mark());
    }

    /** Empty also where there is no room for a copy: that is no reason to refuse the change, and it is told of it. */
    private Optional<Snapshot> snapshot(Connection connection) {
        try {
            return log.snapshot(connection);
        } catch (SQLException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /**
     * Logs no rows of so many statements that SQLite would take longer to compile the triggers into each of them than for the
     * statements themselves: they are undone by their pages, or from a copy of the file.
     *
     * @param connection outside of a transaction
     * @return false if there is neither: then they are logged
     */
    public boolean beginLongRun(Connection connection) {
        try {
            prepare(connection, true);
            if (before != null || !changes.log().canWrite()) {
                return false;
            }
            if (changes.keepsJournals()) {
                changes.dropLog();
                return true;
            }
            var rows = changes.log();
            var version = rows.dataVersion();
            var snapshot = log.snapshot(connection);
            snapshot.ifPresent(copy -> {
                changes.dropLog();
                before = new FileState(rows.schemaVersion(), log.newMark(), version, copy);
            });
            return snapshot.isPresent();
        } catch (SQLException | DataAccessException | UncheckedIOException _) {
            return false; // a lock, or no room for a copy; the statements will tell, if they need more than the log
        }
    }

    /** Takes note that a long run changes something now, unless that is rolled back. */
    public void markLongRun() {
        if (before != null) {
            markChange();
        }
    }

    /** Knows the file from before the first of the statements that are listed together. */
    private void lookAtSnapshots() {
        if (known == null && log.hasSnapshots()) {
            known = new KnownState(changes.log().dataVersion(), log.stamp(changes.log()));
        }
    }

    /** Whether a statement failed for changing more than the log may have. */
    public boolean isTooLarge(SQLException failure) {
        return changes != null && changes.isLogged() && log.isTooLarge(changes, failure);
    }

    /** Whether a change is kept without the log of rows, however large it is. */
    public boolean keepsJournals(Connection connection) throws SQLException {
        open(connection);
        return changes.keepsJournals();
    }

    /** Whether the log of rows would not be enough to take back what a statement changes. Outside of a transaction. */
    public boolean isBeyondLog(Connection connection, String sql) throws SQLException {
        open(connection);
        return changes.log().gaps(Reach.names(sql), sql).stream().anyMatch(Reach.Gap::isDecisive);
    }

    /** How many entries one change may have. */
    public long most() {
        return log.limits().rows();
    }

    /**
     * Runs a statement that is too large for the log: it is undone by its pages, from a copy of the file, or never.
     *
     * @param isAlone whether it is in no transaction with others
     * @param withCopy whether to make a copy; only of one that is alone
     */
    public <T> T runUnlogged(Connection connection, boolean isAlone, boolean withCopy, Run<T> statement)
            throws SQLException {
        changes.dropLog();
        isReady = false;
        if (changes.keepsJournals()) {
            return statement.run();
        }
        var rows = changes.log();
        var earlier = before;
        var version = rows.dataVersion();
        var snapshot = withCopy ? log.snapshotOfAnySize(connection) : null;
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
        if (changes == null) {
            return;
        }
        var taken = changes.take();
        var title = title(statements);
        if (before != null && taken.span() == null) {
            listCopied(title, taken.hadRows());
        } else {
            handOver(); // also of what is not listed, such as another journal mode
            if (taken.isAny()) {
                log.add(where.get(), title, taken);
            }
        }
        before = null;
        known = null;
    }

    private void listCopied(String title, boolean hadRows) {
        var rows = changes.log();
        var isWhole = rows.dataVersion() == before.version(); // or it lacks what others wrote meanwhile
        var snapshot = before.snapshot();
        // A later mark is that of another sheet, and tells nothing of this one: then it may have changed something.
        var hasChanged =
                hadRows || rows.schemaVersion() != before.schema() || before.mark() > 0 && rows.mark() >= before.mark();
        before = null;
        if (hasChanged) {
            changes.forgetPages();
        }
        if (hasChanged && snapshot != null && isWhole) {
            handOver();
            log.add(where.get(), title, List.of(), new Way.BySnapshot(snapshot, log.stamp(rows)), null);
            return;
        }
        if (snapshot != null) {
            snapshot.delete();
        }
        if (hasChanged) {
            log.add(where.get(), title, List.of(), new Way.Never(), null);
        } else {
            handOver(); // a write-ahead log may have begun anew for what was rolled back
        }
    }

    /**
     * What this connection has written does not stand in the way of undoing what is older, as it is undone before; what others
     * have written does, for ever.
     */
    private void handOver() {
        var rows = changes.log();
        if (known != null && log.hasStamp(known.stamp())) {
            log.replaceStamp(known.stamp(), rows.dataVersion() == known.version() ? log.stamp(rows) : UndoLog.NO_STAMP);
        }
    }

    private static String title(List<String> statements) {
        var title = String.join("; ", statements.subList(0, Math.min(3, statements.size())));
        var whole = statements.size() > 3 ? title + "; …" : title;
        return whole.length() > LONGEST_TITLE ? whole.substring(0, LONGEST_TITLE) + '…' : whole;
    }
}
