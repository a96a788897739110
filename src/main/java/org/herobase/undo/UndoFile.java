package org.herobase.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Where the log of changes is: a database of the app's own that every connection which can write has attached. So nothing
 * is put into the user's file, and what one connection changed can be undone by another. Safe for use from any thread.
 */
final class UndoFile {
    static final Name SCHEMA = DSL.name("herobase_undo");
    private static final String UNKNOWN =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    static final String LOG_NAME = unknown("log");
    static final Table<?> LOG = DSL.table(SCHEMA.append(LOG_NAME));
    static final Field<Long> SEQ = DSL.field(DSL.name("seq"), Long.class);
    static final Field<Integer> CONNECTION = DSL.field(DSL.name("x"), Integer.class);
    static final Field<Integer> TABLE = DSL.field(DSL.name("t"), Integer.class);
    static final Field<Integer> CHANGE = DSL.field(DSL.name("c"), Integer.class);

    /** How many of the {@link #fields} come before the values. */
    static final int FIELDS_BEFORE_VALUES = 3;

    private static final int FIRST_VALUES = 16;

    /** How large its pages are, in bytes. */
    static final long PAGE = 4_096;

    private final List<LoggedTable> tables = new ArrayList<>(); // guarded by this
    private volatile long most;
    private final UndoFolder folder;
    private Path file; // guarded by this; null until it is needed

    /**
     * @param most how many bytes it may have
     */
    UndoFile(UndoFolder folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** A name that no table of the user's has: a trigger cannot say in which database it means a table. */
    static String unknown(String name) {
        return "herobase_" + name + "_" + UNKNOWN;
    }

    void setMost(long bytes) {
        most = bytes;
    }

    /**
     * Attaches it to a connection, outside of a transaction, if it is not.
     *
     * @throws org.jooq.exception.DataAccessException if SQLite refuses it
     */
    void attach(DSLContext sql) {
        if (sql.fetchExists(DSL.selectOne()
                .from(DSL.table(DSL.name("pragma_database_list")))
                .where(DSL.field(DSL.name("name"), String.class).eq(SCHEMA.last())))) {
            return;
        }
        sql.execute("ATTACH {0} AS {1}", DSL.inline(file().toString()), SCHEMA);
        // It is of no use after a crash: nothing is written twice or waited for. What is rolled back goes from it too.
        sql.fetch("PRAGMA {0}.journal_mode = MEMORY", SCHEMA);
        sql.execute("PRAGMA {0}.synchronous = OFF", SCHEMA);
        sql.execute("PRAGMA {0}.page_size = {1}", SCHEMA, DSL.inline(PAGE));
        sql.fetch("PRAGMA {0}.max_page_count = {1}", SCHEMA, DSL.inline(Math.max(1, most / PAGE)));
        synchronized (this) {
            if (!sql.fetchExists(DSL.selectOne().from(DSL.table(SCHEMA.append("sqlite_schema"))))) {
                sql.execute(
                        "CREATE TABLE {0} (seq INTEGER PRIMARY KEY, x, t, c, {1})",
                        LOG, DSL.list(values(FIRST_VALUES)));
            }
        }
    }

    /** Makes place for rows with that many values. */
    void widen(DSLContext sql, int width) {
        var columns = sql.fetchCount(DSL.selectOne()
                .from(DSL.table("pragma_table_xinfo({0}, {1})", DSL.inline(LOG_NAME), DSL.inline(SCHEMA.last()))));
        for (var value = columns - 4; value < width; value++) {
            sql.execute("ALTER TABLE {0} ADD COLUMN {1}", LOG, value(value));
        }
    }

    /** How many values an entry of a table can have: a whole row, or an old and a new value with a key. */
    static int width(LoggedTable table) {
        return Math.max(table.stored().size(), table.key().size() + 2);
    }

    /** Whether the log knows the rows of a table by a rowid that is none of its columns. */
    synchronized boolean isNamedByHiddenRowid(String name) {
        return tables.stream().anyMatch(table -> table.name().equals(name) && table.rowid() != null);
    }

    /** How many columns the key of any table has. */
    synchronized int widestKey() {
        return tables.stream().mapToInt(table -> table.key().size()).max().orElse(0);
    }

    /** How many values an entry of any table can have. */
    synchronized int width() {
        return tables.stream().mapToInt(UndoFile::width).max().orElse(0);
    }

    /**
     * An entry's number, table, change and its first values, each as it is: a result without types has those of its first row,
     * and numbers of 32 bits.
     */
    static List<SelectField<?>> fields(int values) {
        var fields = new ArrayList<SelectField<?>>(List.of(SEQ, TABLE, CHANGE));
        values(values).forEach(value -> fields.add(DSL.field(value, Object.class)));
        return fields;
    }

    /** The number under which the log knows a table. */
    synchronized int number(LoggedTable table) {
        var known = tables.indexOf(table);
        if (known < 0) {
            tables.add(table);
            return tables.size() - 1;
        }
        return known;
    }

    /** The table that the log knows under a number. */
    synchronized LoggedTable table(int number) {
        return tables.get(number);
    }

    /** The file; null if there is none yet. */
    synchronized Path path() {
        return file;
    }

    /** How large it is. */
    synchronized long bytes() {
        return file == null ? 0 : file.toFile().length();
    }

    /** Begins anew, when no connection has it any more and its folder is gone. */
    synchronized void delete() {
        file = null;
    }

    /** A place for a value. */
    static Name value(int index) {
        return DSL.name("v" + index);
    }

    static List<Name> values(int count) {
        return IntStream.range(0, count).mapToObj(UndoFile::value).toList();
    }

    private synchronized Path file() {
        try {
            if (file == null) {
                file = Files.createFile(folder.next(".log")); // connections of ours make none
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
