package org.herobase.undo;

import static org.jooq.impl.DSL.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.herobase.db.Problem;
import org.herobase.db.Uninterrupted;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Brings back what the database held earlier, by the pages that are kept: of a private copy is made what the database was,
 * that is checked, and then written into the file through SQLite, by the rows that differ or as a whole. Belongs to the
 * writer's thread.
 *
 * <p>A journal is never put beside the user's own file ("How To Corrupt An SQLite Database File").
 */
final class PageUndo {
    private static final Name THEN = name("herobase_then");

    /** In a small file all rows are compared in no time, and views stay as they are where the schema does. */
    private static final long SMALL = 4_000_000;

    /** Comparing the rows of a page takes as long as writing some pages. */
    private static final int PAGES_WRITTEN_WHILE_ONE_IS_COMPARED = 4;

    /** How much of the work is what, about. */
    private static final double COPIED = 0.25;

    private static final double CHECKED = 0.6;

    private final ConnectionChanges writer;
    private final PageHistory history;
    private final Path database;
    private final Runnable checking;

    /**
     * @param writer the connection
     * @param database its file, as SQLite names it
     * @param checking throws where nothing may be written: the work was cancelled, or the file is another one by now
     */
    PageUndo(ConnectionChanges writer, PageHistory history, Path database, Runnable checking) {
        this.writer = writer;
        this.history = history;
        this.database = database;
        this.checking = checking;
    }

    /**
     * Brings back an earlier content, outside of a transaction.
     *
     * @param content that of the {@link PageHistory}
     * @return how many rows are as they were; 0 where the file was written as a whole
     * @throws WrittenSinceException if somebody else has written since, or nothing leads back any more
     * @throws UnsoundCopyException if what came of it is not sound
     */
    long bringBack(long content, DoubleConsumer progress) throws SQLException {
        writer.look();
        var route = history.route(content).orElseThrow(WrittenSinceException::new);
        if (route.steps().isEmpty()) {
            return 0;
        }
        if (writer.counter() != route.counter()) {
            throw new WrittenSinceException(); // before much is done in vain
        }
        writer.log().remove(); // its triggers would log what is no change of the user's
        try (var copy = writer.copy(checking)) {
            progress.accept(COPIED);
            var back = copy.apply(route);
            var isReturned = false;
            try {
                copy.check();
                progress.accept(CHECKED);
                var isByRows = isSmall(copy) || isLessThanAll(route.pages().cardinality(), copy, route);
                var rows = isByRows ? byRows(content, copy, route) : OptionalLong.empty();
                if (rows.isPresent()) {
                    return rows.getAsLong();
                }
                new WholeRestore(
                                writer.log().connection(),
                                database,
                                checking,
                                share -> progress.accept(CHECKED + share * (1 - CHECKED)))
                        .run(copy, route.counter());
                isReturned = true;
            } finally {
                if (!isReturned) {
                    CommitJournals.delete(back.file());
                }
            }
            history.returned(route, back);
            writer.take(); // nothing, but the number of others' commits
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isSmall(PrivateCopy copy) throws IOException {
        return copy.bytes() < SMALL;
    }

    /** Whether comparing the rows of so many pages takes less time than writing the whole copy. */
    private static boolean isLessThanAll(long pages, PrivateCopy copy, PageHistory.Route route) throws IOException {
        return pages * PAGES_WRITTEN_WHILE_ONE_IS_COMPARED < copy.bytes() / route.pageSize();
    }

    /** Writes the rows that differ; empty if that does not make of the file what it was, and nothing is changed then. */
    private OptionalLong byRows(long content, PrivateCopy copy, PageHistory.Route route)
            throws SQLException, IOException {
        var sql = writer.log().sql();
        // Which is only read: a transaction that could write in two files has a journal that brings back none by
        // itself.
        sql.execute("ATTACH {0} AS {1}", DSL.inline(copy.file().toUri().toASCIIString() + "?mode=ro"), THEN);
        try {
            var differences = new RowDifferences(sql, THEN);
            var tables = differences.isSchemaSame()
                    ? differing(differences, copy, route)
                    : Optional.<List<LoggedTable>>empty();
            if (tables.isEmpty()) {
                return OptionalLong.empty();
            }
            sql.execute("PRAGMA foreign_keys = OFF");
            sql.execute("PRAGMA ignore_check_constraints = ON");
            var rows = sql.transactionResult(
                    transaction -> write(DSL.using(transaction), differences, tables.get(), route.counter()));
            if (writer.take().span() != null) {
                history.hasAgain(content);
            }
            return OptionalLong.of(rows);
        } catch (DataAccessException refused) {
            checking.run();
            return switch (Problem.of(refused)) {
                case UNIQUE, NOT_NULL, CHECK, TYPE, CONSTRAINT, RAISED, OTHER -> OptionalLong.empty();
                case DAMAGED, NOT_A_DATABASE -> throw new UnsoundCopyException(Problem.message(refused));
                default -> throw refused;
            };
        } catch (NotTheSameException _) {
            return OptionalLong.empty();
        } finally {
            restoreConnection(sql);
        }
    }

    /** The tables that differ; empty if their rows are not to be compared. */
    private Optional<List<LoggedTable>> differing(RowDifferences differences, PrivateCopy copy, PageHistory.Route route)
            throws IOException {
        if (isSmall(copy)) {
            return differences.tables(_ -> true);
        }
        var sql = writer.log().sql();
        var now = PageOwners.of(sql, name("main"), route.pages());
        var then = PageOwners.of(sql, THEN, route.pages());
        return isLessThanAll(now.pages() + then.pages(), copy, route)
                ? differences.tables(
                        table -> now.tables().contains(table) || then.tables().contains(table))
                : Optional.empty();
    }

    private void restoreConnection(DSLContext sql) throws SQLException {
        var connection = writer.log().connection();
        try {
            Uninterrupted.execute(connection, "PRAGMA foreign_keys = ON");
        } finally {
            try {
                Uninterrupted.execute(connection, "PRAGMA ignore_check_constraints = OFF");
            } finally {
                Uninterrupted.execute(connection, "DETACH " + sql.render(THEN));
            }
        }
    }

    private long write(DSLContext sql, RowDifferences differences, List<LoggedTable> tables, long counter) {
        if (!writer.isCounter(counter)) {
            throw new WrittenSinceException();
        }
        var triggers = UserTriggers.putAllAside(
                sql, tables.stream().map(LoggedTable::name).toList());
        var rows = tables.stream().mapToLong(differences::write).sum();
        triggers.putBack(sql);
        if (!tables.stream().allMatch(differences::isSame) || !differences.isSchemaSame()) {
            throw new NotTheSameException();
        }
        checking.run();
        return rows;
    }

    /** Rolls back what did not become the same. */
    private static final class NotTheSameException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
