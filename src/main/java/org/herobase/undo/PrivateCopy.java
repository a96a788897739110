package org.herobase.undo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.herobase.db.Problem;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/**
 * A copy of a database that nobody else knows, of which SQLite's own recovery makes what the database was before ("Atomic
 * Commit In SQLite"). Belongs to one thread; all of it waits for the disk.
 */
final class PrivateCopy implements AutoCloseable {
    private static final int PAGES_A_STEP = 2_000;
    private static final int STEPS_BETWEEN_LOOKS = 100_000;

    /**
     * What a check finds in rows that break rules of their table, or in a search index that was told another text than its rows
     * have, may have been so before, and is no damage of the file.
     */
    private static final Pattern NO_DAMAGE = Pattern.compile(
            "(NULL|NUMERIC|TEXT|INT|BLOB) value in .*|CHECK constraint failed in .*"
                    + "|(malformed|unable to validate the) inverted index for FTS.*|fts5: .*|In RTree .*",
            Pattern.DOTALL);

    private static final int FIRST_TRUNK = 32;
    private static final int MOST_FINDINGS = 1_000;

    private final Path file;
    private final Path journal;
    private final UndoFolder folder;
    private final Runnable cancelling;

    private PrivateCopy(Path file, UndoFolder folder, Runnable cancelling) {
        this.file = file;
        this.journal = file.resolveSibling(file.getFileName() + "-journal");
        this.folder = folder;
        this.cancelling = cancelling;
    }

    /**
     * Makes a copy of what a connection sees, by SQLite's backup ("Using the SQLite Online Backup API").
     *
     * @param cancelling asked now and then; what it throws stops the work
     */
    static PrivateCopy of(Connection connection, UndoFolder folder, Runnable cancelling) throws SQLException {
        var copy = new PrivateCopy(folder.next(".copy"), folder, cancelling);
        try {
            var sqlite = connection.unwrap(SQLiteConnection.class).getDatabase();
            var code = sqlite.backup("main", copy.file.toString(), null, 0, 0, PAGES_A_STEP);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw DB.newSQLException(code, "copying the database for undo");
            }
            cancelling.run();
            return copy;
        } catch (SQLException | RuntimeException failure) {
            copy.close();
            throw failure;
        }
    }

    /** Another copy of the same. */
    PrivateCopy duplicate() throws IOException {
        var other = new PrivateCopy(folder.next(".copy"), folder, cancelling);
        Files.copy(file, other.file);
        return other;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** How many bytes it has. */
    long bytes() throws IOException {
        return Files.size(file);
    }

    /**
     * Makes of it what the database was earlier.
     *
     * @param route what leads there
     * @return what makes of that again what it is now
     * @throws UnsoundCopyException if that did not come of it
     */
    RollbackJournal apply(PageHistory.Route route) throws SQLException, IOException {
        var pageSize = route.pageSize();
        var counter = route.counter();
        var count = (int) (bytes() / pageSize);
        try (var back = new JournalWriter(folder.next(".journal"), pageSize, count)) {
            var pages = route.pages();
            var other = (int) route.steps().getLast().journal().pagesBefore();
            pages.set(other + 1, Math.max(other, count) + 1); // which are not there in the other state
            back.putAll(file, pages, counter);
            var free = freePages(pageSize);
            follow(route.steps());
            // What was free then and is used now is in no journal: SQLite does not care what was on it.
            var used = freePages(pageSize);
            used.andNot(free);
            back.putAll(file, used, counter);
            return back.finish(counter);
        }
    }

    /** Makes of it what the database was earlier, as {@link #apply}. */
    void follow(List<PageHistory.Step> steps) throws SQLException, IOException {
        for (var step : steps) {
            apply(step.journal());
        }
    }

    private void apply(RollbackJournal kept) throws SQLException, IOException {
        cancelling.run();
        try {
            Files.createLink(journal, kept.file());
        } catch (FileSystemException | UnsupportedOperationException _) { // this disk may have no links
            Files.copy(kept.file(), journal);
        }
        try (var connection = open()) {
            read(connection, "PRAGMA schema_version"); // with the first look SQLite recovers it
        } catch (SQLException failure) {
            cancelling.run();
            throw new UnsoundCopyException(Problem.message(failure));
        }
        if (Files.exists(journal) || bytes() != kept.pagesBefore() * kept.pageSize() || counter() != kept.counter()) {
            throw new UnsoundCopyException("the journal was not applied");
        }
    }

    /** The pages that nothing is on ("Database File Format", The Freelist). */
    private BitSet freePages(int pageSize) throws IOException {
        var free = new BitSet();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var page = ByteBuffer.allocate(pageSize);
            RollbackJournal.readFully(channel, page, 0);
            for (var trunk = page.getInt(FIRST_TRUNK); trunk > 0 && !free.get(trunk); trunk = page.getInt(0)) {
                free.set(trunk);
                RollbackJournal.readFully(channel, page.clear(), (trunk - 1L) * pageSize);
                var leaves = Math.clamp(page.getInt(4), 0, pageSize / 4 - 2);
                for (var leaf = 0; leaf < leaves; leaf++) {
                    free.set(Math.max(0, page.getInt(8 + 4 * leaf)));
                }
            }
        }
        return free;
    }

    /**
     * Makes sure that it is sound ("PRAGMA quick_check").
     *
     * @throws UnsoundCopyException if it is not
     */
    void check() throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var findings = statement.executeQuery("PRAGMA quick_check(" + MOST_FINDINGS + ")")) {
            while (findings.next()) {
                checkFinding(findings.getString(1));
            }
        } catch (SQLException failure) {
            cancelling.run();
            if (Problem.isDamage(failure)) {
                throw new UnsoundCopyException(Problem.message(failure));
            }
            // A collation or function of another program stands in the way of a check; each page was verified before.
        }
    }

    /**
     * Keeps all of it.
     *
     * @param counter the database's change counter now
     */
    RollbackJournal keepAll(int pageSize, long counter) throws IOException {
        var count = (int) (bytes() / pageSize);
        try (var all = new JournalWriter(folder.next(".journal"), pageSize, count)) {
            var pages = new BitSet();
            pages.set(1, count + 1);
            all.putAll(file, pages, counter);
            return all.finish(counter);
        }
    }

    /** Makes sure that it has a second page: a backup of a single one is done before anybody can look what it replaces. */
    void haveTwoPages() throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            if (read(connection, "PRAGMA page_count") < 2) {
                var name = UndoFile.unknown("page");
                statement.execute("CREATE TABLE " + name + "(a)");
                statement.execute("DROP TABLE " + name);
            }
        }
    }

    /** What is wrong with pages is told in one finding, of a line for each below a headline. */
    private static void checkFinding(String finding) {
        if (finding.equals("ok") || NO_DAMAGE.matcher(finding).matches()) {
            return;
        }
        for (var line : finding.split("\n")) {
            if (!line.isBlank()
                    && !line.startsWith("***")
                    && !NO_DAMAGE.matcher(line).matches()) {
                throw new UnsoundCopyException(line);
            }
        }
    }

    /** A connection to it, which work that is cancelled does not wait for. */
    SQLiteConnection open() throws SQLException {
        var config = new SQLiteConfig();
        config.enableLoadExtension(false);
        var connection = (SQLiteConnection)
                config.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
        }
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                try {
                    cancelling.run();
                    return 0;
                } catch (RuntimeException _) {
                    return 1; // and whoever asked runs it again
                }
            }
        });
        return connection;
    }

    @Override
    public void close() {
        for (var path : List.of(file, journal)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                // It goes with the folder.
            }
        }
    }

    private long counter() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate(4);
            RollbackJournal.readFully(channel, bytes, RollbackJournal.COUNTER_OFFSET);
            return Integer.toUnsignedLong(bytes.getInt(0));
        }
    }

    private static long read(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement();
                var value = statement.executeQuery(pragma)) {
            return value.getLong(1);
        }
    }
}
