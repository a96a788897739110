package org.herobase.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.herobase.db.ConnectionFactory.Access;
import org.herobase.sql.Definition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Saves what can be read of a damaged database in a new one ("How To Corrupt An SQLite Database File", "Recovering Data From
 * A Corrupt SQLite Database"). The damaged file stays as it is. Of its SQL only what defines tables, indexes, views and
 * triggers is run, in the new file; triggers come last, and no row is written after them.
 */
public final class Recovery {
    /** SQLITE_IOERR_READ, _SHORT_READ, _CORRUPTFS: the disk does not give back what was written on it. */
    private static final Set<Integer> READ_FAILURES = Set.of(266, 522, 8458);

    /** What ends a recovery, because it would go wrong with the next table, too. */
    private static final Set<Problem> FATAL =
            EnumSet.of(Problem.CANCELLED, Problem.DISK_FULL, Problem.DISK_ERROR, Problem.READ_ONLY, Problem.LOCKED);

    /**
     * What became of a table's rows.
     *
     * @param table its name
     * @param saved how many rows are in the new file
     * @param lost how many are not; null if nobody knows how many there were
     * @param unread rowids between which rows could not be read, as far as they are known
     */
    public record Rows(String table, long saved, Long lost, List<String> unread) {
        /** Whether all of its rows are in the new file. */
        public boolean isWhole() {
            return Long.valueOf(0).equals(lost);
        }
    }

    /**
     * A table, index, view or trigger that is not in the new file.
     *
     * @param name its name
     * @param reason what SQLite says
     */
    public record Missing(String name, String reason) {}

    /**
     * What was saved and what was lost.
     *
     * @param tables one for each table that is in the new file
     * @param missing what is not
     * @param isSchemaWhole whether all names were read; otherwise there may have been more tables
     */
    public record Report(List<Rows> tables, List<Missing> missing, boolean isSchemaWhole) {
        /** Whether nothing is known to be lost. */
        public boolean isWhole() {
            return isSchemaWhole
                    && missing.isEmpty()
                    && tables.stream().allMatch(rows -> Long.valueOf(0).equals(rows.lost()));
        }
    }

    private record Entry(String type, String name, String table, String sql) {}

    private final Path file;
    private final DSLContext sql;
    private final Consumer<String> progress;
    private final List<Rows> tables = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private boolean isSchemaWhole = true;

    private Recovery(Path file, DSLContext sql, Consumer<String> progress) {
        this.file = file;
        this.sql = sql;
        this.progress = progress;
    }

    /**
     * Begins to recover a database.
     *
     * @param file the damaged one
     * @param target the new one; what is there is replaced once it is whole
     * @param progress gets the name of each table before its rows are copied, on the work's thread
     * @return the work. Cancelled or failed, it leaves no file behind
     * @throws DatabaseException if the target is the database itself, or in use, or cannot be written
     */
    public static Work<Report> start(Path file, Path target, Consumer<String> progress) {
        var draft = new Draft(file, target);
        var thread = new ConnectionThread("recovery", ConnectionFactory.of(draft.path(), Access.WRITE));
        var isCancelled = new AtomicBoolean();
        var work = thread.submit(sql -> {
            var report = new Recovery(file, sql, progress).run();
            sql.connection(Connection::close); // none may be open to what is published
            if (!isCancelled.get()) {
                draft.publish();
            }
            return report;
        });
        work.whenComplete((_, _) -> {
            isCancelled.set(work.isCancelled());
            thread.drain().thenRun(draft::close);
        });
        return work;
    }

    /** Whether it is the damage of the file that is read that made a statement fail, or what it did to a row. */
    static boolean isDamage(Throwable failure) {
        return switch (Problem.of(failure)) {
            case DAMAGED, TYPE, CHECK, CONSTRAINT -> true;
            case DISK_ERROR -> READ_FAILURES.contains(Problem.extendedCode(failure));
            default -> false;
        };
    }

    private Report run() throws SQLException {
        attach();
        var entries = readSchema();
        define(entries, Definition.TABLE);
        entries.stream().filter(entry -> is(entry, Definition.TABLE)).forEach(this::copyRows);
        copySequences();
        define(entries, Definition.INDEX);
        // Its rows are in tables that were copied: to run its module over them would make other ones.
        entries.stream().filter(entry -> is(entry, Definition.VIRTUAL_TABLE)).forEach(this::list);
        define(entries, Definition.VIEW);
        define(entries, Definition.TRIGGER);
        sql.execute("DETACH damaged");
        return new Report(List.copyOf(tables), List.copyOf(missing), isSchemaWhole);
    }

    private void attach() throws SQLException {
        Map<String, Object> header;
        var damaged = ConnectionFactory.salvaging(file);
        try (var connection = damaged.open()) {
            header = header(damaged.context(connection));
        }
        header.forEach((pragma, value) -> sql.execute("PRAGMA {0} = {1}", DSL.name(pragma), DSL.inline(value)));
        sql.execute("PRAGMA foreign_keys = OFF");
        sql.execute("PRAGMA ignore_check_constraints = ON");
        // A crash leaves a draft that nobody looks at.
        sql.fetch("PRAGMA journal_mode = MEMORY");
        sql.execute("PRAGMA synchronous = OFF");
        // Has SQLite go on where a part of the schema, or the end of the file, is missing ("PRAGMA writable_schema").
        sql.execute("PRAGMA writable_schema = ON");
        sql.execute("PRAGMA cell_size_check = ON");
        var uri = file.toAbsolutePath().toUri().toASCIIString() + (damaged.isImmutable() ? "?immutable=1" : "?mode=ro");
        sql.execute("ATTACH {0} AS damaged", DSL.val(uri));
    }

    private static Map<String, Object> header(DSLContext damaged) {
        var header = new LinkedHashMap<String, Object>();
        for (var pragma : List.of("page_size", "encoding", "auto_vacuum", "application_id", "user_version")) {
            header.put(
                    pragma, damaged.fetchSingle("PRAGMA {0}", DSL.name(pragma)).get(0));
        }
        return header;
    }

    /** From its start, and where that fails from its end. */
    private List<Entry> readSchema() {
        var entries = new LinkedHashMap<Long, Entry>();
        isSchemaWhole = readSchema("ASC", entries);
        if (!isSchemaWhole) {
            readSchema("DESC", entries);
        }
        return entries.values().stream()
                .filter(entry -> entry.sql() != null
                        && !entry.name().toLowerCase(Locale.ROOT).startsWith("sqlite_"))
                .toList();
    }

    private boolean readSchema(String order, Map<Long, Entry> entries) {
        var query = "SELECT rowid, type, name, tbl_name, sql FROM damaged.sqlite_schema ORDER BY rowid " + order;
        try (var rows = sql.fetchLazy(query)) {
            for (var row : rows) {
                entries.put(row.get(0, Long.class), entry(row));
            }
            return true;
        } catch (DataAccessException failure) {
            requireDamage(failure);
            return false;
        }
    }

    private static Entry entry(Record row) {
        return new Entry(
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2)),
                String.valueOf(row.get(3)),
                row.get(4, String.class));
    }

    private void define(List<Entry> entries, Definition kind) {
        for (var entry : entries) {
            if (is(entry, kind)) {
                orMissing(entry, () -> sql.connection(connection -> execute(connection, entry.sql())));
            } else if (kind == Definition.TABLE && Definition.of(entry.sql()).isEmpty()) {
                missing.add(new Missing(entry.name(), entry.sql()));
            }
        }
    }

    /** As it is: jOOQ would look for parameters in it, and the driver for commands of its own in what is not prepared. */
    private static void execute(Connection connection, String definition) throws SQLException {
        try (var statement = connection.prepareStatement(definition)) {
            statement.execute();
        }
    }

    private static boolean is(Entry entry, Definition kind) {
        return Definition.of(entry.sql()).filter(kind::equals).isPresent();
    }

    private void copyRows(Entry entry) {
        if (isMissing(entry)) {
            return;
        }
        progress.accept(entry.name());
        orMissing(entry, () -> {
            var rescue = new RowRescue(sql, CatalogTable.read(sql, entry.name()), entry.name());
            rescue.run();
            var unread = rescue.unread().stream()
                    .map(range ->
                            range.first() == range.last() ? "" + range.first() : range.first() + "–" + range.last())
                    .toList();
            var expected = count(entry.name());
            var lost = expected == null ? null : Long.valueOf(Math.max(0, expected - rescue.saved()));
            tables.add(new Rows(entry.name(), rescue.saved(), lost, unread));
        });
    }

    /** How many rows there were, if they can be counted, or an index still knows: count(*) chooses its index itself. */
    private Long count(String table) {
        var ways = new ArrayList<QueryPart>(List.of(DSL.sql("NOT INDEXED")));
        try {
            sql.fetch("SELECT name FROM pragma_index_list({0}, 'damaged') WHERE NOT partial", DSL.val(table))
                    .getValues(0, String.class)
                    .forEach(index -> ways.add(DSL.sql("INDEXED BY {0}", DSL.name(index))));
        } catch (DataAccessException failure) {
            requireDamage(failure);
        }
        for (var way : ways) {
            try {
                return sql.select(DSL.field("(SELECT count(1) FROM damaged.{0} {1})", Long.class, DSL.name(table), way))
                        .fetchSingle()
                        .value1();
            } catch (DataAccessException failure) {
                requireDamage(failure);
            }
        }
        return null;
    }

    private static void requireDamage(DataAccessException failure) {
        if (!isDamage(failure)) {
            throw failure;
        }
    }

    private void copySequences() {
        var sequences = new Entry("table", "sqlite_sequence", "sqlite_sequence", "");
        if (sql.fetchExists(DSL.selectOne().from("main.sqlite_schema").where("name = 'sqlite_sequence'"))) {
            orMissing(sequences, () -> {
                sql.execute("DELETE FROM main.sqlite_sequence");
                sql.execute("INSERT INTO main.sqlite_sequence SELECT name, seq FROM damaged.sqlite_sequence");
            });
        }
    }

    private void list(Entry entry) {
        orMissing(
                entry,
                () -> sql.execute(
                        "INSERT INTO main.sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', {0}, {0}, 0, {1})",
                        DSL.val(entry.name()), DSL.val(entry.sql())));
    }

    private boolean isMissing(Entry entry) {
        return missing.stream().anyMatch(lost -> lost.name().equals(entry.name()));
    }

    private void orMissing(Entry entry, Runnable step) {
        try {
            step.run();
        } catch (DataAccessException failure) {
            if (FATAL.contains(Problem.of(failure)) && !isDamage(failure)) {
                throw failure;
            }
            missing.add(new Missing(entry.name(), Problem.message(failure)));
        }
    }
}
