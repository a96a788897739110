package org.herobase.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.herobase.db.Uninterrupted;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConnection;

/**
 * What one connection changes, as undo keeps it: the pages of each transaction in its journal, and beside them its rows in
 * the log as long as they are few. Belongs to the connection's thread.
 */
final class ConnectionChanges {
    /** So many rows are logged beside a journal: more would make a large change slow, and the journal has them anyway. */
    private static final long MOST_ENTRIES_BESIDE_A_JOURNAL = 5_000;

    private static final int AUTO_VACUUM_FULL = 1;

    /**
     * What was changed for good.
     *
     * @param segment the rows; empty if they were not logged, or not all of them
     * @param span the contents before and after, by the pages; null where these are not kept
     * @param isKnown whether the two say all that there is to say; if not, something else may have been changed as well
     * @param hadRows whether rows were logged, all of them or not
     */
    record Taken(Optional<Segment> segment, PageHistory.Span span, boolean isKnown, boolean hadRows) {
        /** Whether something was changed. */
        boolean isAny() {
            return segment.isPresent() || span != null || !isKnown;
        }
    }

    private final RowLog log;
    private final CommitJournals journals;
    private final PageHistory history;
    private final ChangeList list;
    private final UndoFolder folder;
    private final Path journal;
    private RollbackJournal all; // of the file before a statement that is not told of; null if there is none
    private boolean keepsJournals;
    private boolean isLogged = true;
    private boolean mayHaveLogged; // since the last time
    private Long looked; // the version as the modes were looked at; null if it was not noted
    private long commits; // of the app's own, when the version was read
    private Long version; // the connection's number for what others have written; null if it was not read yet

    /**
     * @param connection outside of a transaction
     * @param database its file, as SQLite names it
     * @param list forgets what is logged in vain
     */
    ConnectionChanges(
            RowLog log, Connection connection, Path database, UndoFolder folder, PageHistory history, ChangeList list)
            throws SQLException {
        this.log = log;
        this.journals = new CommitJournals(database, folder);
        this.folder = folder;
        this.history = history;
        this.list = list;
        this.journal = database.resolveSibling(database.getFileName() + "-journal");
        connection.unwrap(SQLiteConnection.class).addCommitListener(journals);
    }

    /** The log of its rows. */
    RowLog log() {
        return log;
    }

    /**
     * Looks whether a journal is kept of what is changed from now on: not of a file in WAL mode, nor where a sheet has set
     * another journal mode, nor where a part of what is changed is in no journal (freed pages without "PRAGMA secure_delete",
     * and pages that "PRAGMA auto_vacuum" cuts off).
     */
    void look() {
        looked = null;
        var isSetSo =
                mayKeepJournals(log.sql()) && Integer.valueOf(1).equals(log.pragma("secure_delete", Integer.class));
        // What was set otherwise for a while is not kept, whatever is set when it is committed.
        keepsJournals = isSetSo && (version == null || keepsJournals);
    }

    /** Whether a connection of ours that writes would keep journals, unless a sheet has other settings. */
    static boolean mayKeepJournals(DSLContext sql) {
        sql.fetch("PRAGMA main.schema_version"); // with a look at the file a connection notices another mode
        return "normal".equals(sql.fetchSingle("PRAGMA main.locking_mode").get(0, String.class))
                && "delete".equals(sql.fetchSingle("PRAGMA main.journal_mode").get(0, String.class))
                && sql.fetchSingle("PRAGMA main.auto_vacuum").get(0, Integer.class) != AUTO_VACUUM_FULL;
    }

    /** Whether it does, as of the last look. */
    boolean keepsJournals() {
        return keepsJournals;
    }

    /**
     * Begins a change, outside of a transaction, whatever became of the one before; on a connection whose modes nobody sets,
     * so that they are others only where somebody else has written, or undo has brought back a whole file, which looks itself.
     */
    void beginAnew() {
        version = null;
        isLogged = true;
        Long now = log.dataVersion();
        if (!now.equals(looked)) {
            look();
            looked = now;
        }
        begin(now);
    }

    /** Begins a change, outside of a transaction, unless one has begun that was not taken yet. */
    void begin() {
        if (version == null) {
            begin(log.dataVersion());
        }
    }

    private void begin(long now) {
        if (journals.drop()) {
            history.forget(); // which undo knows nothing of
        }
        version = now;
        commits = history.commits();
    }

    /** A statement has ended well: what it committed is committed. */
    void confirm() {
        journals.confirm();
    }

    /**
     * Logs the rows that a statement changes.
     *
     * @return why the log would not be enough to take the change back; then nothing is logged where there is a journal, nor
     *     where the log is known beforehand to become large
     */
    Set<Reach.Gap> cover(String statement) {
        if (!isLogged) {
            return Set.of();
        }
        var names = Reach.names(statement);
        var gaps = log.gaps(names, statement);
        if (keepsJournals && (!gaps.isEmpty() || log.isOfMoreRows(statement, MOST_ENTRIES_BESIDE_A_JOURNAL))) {
            dropLog();
        } else {
            log.cover(names);
            mayHaveLogged = true;
        }
        return gaps;
    }

    /**
     * How many entries the log may have of one change.
     *
     * @param withoutJournal where that is all that is kept
     */
    long most(long withoutJournal) {
        return keepsJournals ? Math.min(withoutJournal, MOST_ENTRIES_BESIDE_A_JOURNAL) : withoutJournal;
    }

    /** Whether rows are logged until the change is taken. */
    boolean isLogged() {
        return isLogged;
    }

    /** Logs no rows of this change: the log would be too large, or would not have all. */
    void dropLog() {
        log.remove();
        isLogged = false;
        mayHaveLogged = true; // before, or when a rollback brings the triggers back
    }

    /**
     * Whether nobody else has written, in a transaction that nobody can write beside.
     *
     * @param counter the file's change counter, if nobody has
     */
    boolean isCounter(long counter) {
        return touchedCounter().equals(Optional.of(counter));
    }

    /** Nothing leads back to what was before: something was changed of which no page is kept. */
    void forgetPages() {
        history.forget();
    }

    /** A private copy of the file, which nobody changes meanwhile. */
    PrivateCopy copy(Runnable cancelling) throws SQLException {
        log.sql().execute("BEGIN");
        try {
            log.schemaVersion(); // from here on nobody can commit
            return PrivateCopy.of(log.connection(), folder, cancelling);
        } finally {
            Uninterrupted.execute(log.connection(), "ROLLBACK");
        }
    }

    /** In a transaction: has page 1 in its journal, with the number of the last commit, whoever made it. */
    private Optional<Long> touchedCounter() {
        var own = log.pragma("user_version", Long.class);
        log.sql().execute("PRAGMA main.user_version = {0}", DSL.inline(own));
        try {
            return RollbackJournal.counterOfUnfinished(journal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Keeps all pages before a statement whose commit nobody is told of: VACUUM. Outside of a transaction.
     *
     * @throws SQLException if there is no room for that, or a lock stands in the way
     */
    void keepAllPages() throws SQLException {
        journals.confirm();
        var counter = counter();
        try (var copy = copy(() -> {})) {
            all = copy.keepAll(log.pragma("page_size", Integer.class), counter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file's change counter, outside of a transaction; nothing is changed for that. */
    long counter() throws SQLException {
        log.sql().execute("BEGIN IMMEDIATE");
        try {
            return touchedCounter().orElseThrow();
        } finally {
            Uninterrupted.execute(log.connection(), "ROLLBACK");
        }
    }

    /** Takes what was changed since the last time; outside of a transaction. */
    Taken take() throws SQLException {
        var segment = mayHaveLogged ? Uninterrupted.get(log::take) : Optional.<Segment>empty();
        var hadRows = segment.isPresent();
        mayHaveLogged = false;
        var wasLogged = isLogged;
        var known = version;
        isLogged = true;
        version = null;
        if (segment.filter(Segment::isFollowed).isPresent() && keepsJournals) {
            wasLogged = false; // not in a way that takes it back
        }
        if (!wasLogged) {
            segment.ifPresent(list::discard);
            segment = Optional.empty();
        }
        var wasCopied = all != null;
        var taken = takeJournal();
        if (!keepsJournals) {
            if (taken.journal().isPresent() || !taken.isWhole() || hadRows) {
                history.forget();
            }
            taken.journal().ifPresent(journal -> CommitJournals.delete(journal.file()));
            return new Taken(segment, null, wasLogged, hadRows);
        }
        if (taken.isWhole() && taken.journal().isEmpty()) {
            var content = history.content(); // also where rows were written as they were
            return new Taken(
                    segment,
                    segment.map(_ -> new PageHistory.Span(content, content)).orElse(null),
                    true,
                    hadRows);
        }
        // A journal might be another program's, which was writing as this connection committed something temporary.
        var isOurs = known == null || known.equals(Uninterrupted.get(log::dataVersion));
        if (taken.isWhole() && (isOurs || !wasCopied && isNextOfOurs(taken))) {
            var span = history.committed(taken.journal().orElseThrow(), taken.counterAfter());
            return new Taken(segment, span, true, hadRows);
        }
        taken.journal().ifPresent(journal -> CommitJournals.delete(journal.file()));
        history.forget();
        return new Taken(segment, null, wasLogged, hadRows);
    }

    /** Whether it was another connection of the app that has written meanwhile. */
    private boolean isNextOfOurs(CommitJournals.Taken taken) {
        return history.commits() > commits
                && taken.journal()
                        .filter(journal -> history.isAt(journal.counter()))
                        .isPresent();
    }

    private CommitJournals.Taken takeJournal() throws SQLException {
        var taken = journals.take(Uninterrupted.get(log::pageCount));
        if (all == null) {
            return taken;
        }
        var whole = all;
        var after = counter();
        all = null;
        if (after == whole.counter()) {
            CommitJournals.delete(whole.file());
            return taken; // nothing was changed
        }
        taken.journal().ifPresent(journal -> CommitJournals.delete(journal.file()));
        return new CommitJournals.Taken(
                Optional.of(whole),
                after,
                after == whole.counterAfter() && log.pragma("page_size", Integer.class) == whole.pageSize());
    }
}
