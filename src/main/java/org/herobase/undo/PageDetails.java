package org.herobase.undo;

import static org.jooq.impl.DSL.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.herobase.db.Database;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Which rows a change changed, of which nothing but its pages is kept: the difference of two private copies, of which one is
 * made what the file was before the change, and one what it was after it.
 */
final class PageDetails {
    /** No more rows than that are looked for. */
    static final int MOST = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Name BEFORE = name("herobase_before");

    private final Database database;
    private final PageHistory history;
    private final UndoFolder folder;
    private volatile Compared last; // null if there is none

    /** The rows of the change that was looked at last. */
    private record Compared(long change, CompletableFuture<List<ChangedRow>> rows) {}

    /**
     * @param database is copied by one of its connections that read
     */
    PageDetails(Database database, PageHistory history, UndoFolder folder) {
        this.database = database;
        this.history = history;
        this.folder = folder;
    }

    /** Forgets what was read last, as the file is another one now. */
    void forget() {
        last = null;
    }

    /**
     * Reads them, of tables that are there before and after it; once, if it is asked again.
     *
     * @param change one whose pages are kept
     * @return fails with a {@link CancellationException} if it takes too long, and with a {@link WrittenSinceException} if
     *     nothing leads there any more
     */
    CompletableFuture<List<ChangedRow>> read(Change change) {
        var compared = last;
        if (compared == null || compared.change() != change.number()) {
            compared = new Compared(change.number(), read(change.span()));
            last = compared;
        }
        return compared.rows();
    }

    private CompletableFuture<List<ChangedRow>> read(PageHistory.Span span) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Runnable cancelling = () -> {
            if (System.nanoTime() - deadline > 0) {
                throw new CancellationException("comparing takes too long");
            }
        };
        var content = history.content();
        return database.read(sql -> {
                    sql.fetch("PRAGMA schema_version"); // from here on nobody can commit, until the copy is made
                    return new Copying(
                            route(span.after()),
                            route(span.before()),
                            sql.connectionResult(connection -> PrivateCopy.of(connection, folder, cancelling)));
                })
                // Without the lock of that connection.
                .thenApplyAsync(copying -> compare(copying, content), Thread::startVirtualThread);
    }

    /** A copy of the file as it is now, and what leads from there. */
    private record Copying(PageHistory.Route after, PageHistory.Route before, PrivateCopy copy) {}

    private PageHistory.Route route(long content) {
        return history.route(content).orElseThrow(WrittenSinceException::new);
    }

    private List<ChangedRow> compare(Copying copying, long content) {
        try (var after = copying.copy();
                var before = after.duplicate()) {
            after.follow(copying.after().steps());
            before.follow(copying.before().steps());
            if (history.content() != content) {
                throw new WrittenSinceException(); // perhaps before the copy was made: it may be of another state
            }
            return difference(after, before);
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<ChangedRow> difference(PrivateCopy after, PrivateCopy before) throws SQLException {
        try (var now = after.open();
                var then = before.open()) {
            var sql = DSL.using(now, SQLDialect.SQLITE);
            var tables = new ArrayList<>(LoggedTable.readAll(sql));
            tables.retainAll(LoggedTable.readAll(DSL.using(then, SQLDialect.SQLITE)));
            sql.execute("ATTACH {0} AS {1}", DSL.inline(before.file().toString()), BEFORE);
            return numbered(rows(sql, tables));
        }
    }

    private static List<ChangedRow> rows(DSLContext sql, List<LoggedTable> tables) {
        var differences = new RowDifferences(sql, BEFORE);
        var rows = new ArrayList<ChangedRow>();
        for (var table : tables) {
            rows.addAll(differences.read(table, MOST - rows.size()));
        }
        return rows;
    }

    private static List<ChangedRow> numbered(List<ChangedRow> rows) {
        var numbered = new ArrayList<ChangedRow>();
        for (var row : rows) {
            numbered.add(new ChangedRow(numbered.size() + 1L, row.table(), row.kind(), row.key(), row.values()));
        }
        return List.copyOf(numbered);
    }
}
