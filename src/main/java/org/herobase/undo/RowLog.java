package org.herobase.undo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herobase.db.Problem;
import org.herobase.sql.SweepingChange;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.SQL;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Has SQLite log every change of a row that one connection makes, whatever makes it: a statement, a cascade or a trigger
 * ("Automatic Undo/Redo Using SQLite"). Temporary triggers do that, which fire before all others, and which nobody else
 * sees. Belongs to the connection's thread.
 */
final class RowLog {
    private static final Name LIMIT = DSL.name("temp").append(LogTriggers.LIMIT);

    private final UndoFile file;
    private final int connectionNumber;
    private final Connection connection;
    private final DSLContext sql;
    private final InstalledTriggers triggers;
    private long taken;
    private long mostPages; // of the log; 0 if that was not read yet
    private Sequences sequences; // before what is not taken yet; null where nothing of it can have changed them

    /**
     * @param connectionNumber tells this connection's entries from those of others
     * @param connection one that has the file attached
     */
    RowLog(UndoFile file, int connectionNumber, Connection connection) {
        this.file = file;
        this.connectionNumber = connectionNumber;
        this.connection = connection;
        // Not by way of the SQL log: that is for what the user asked for.
        this.sql = DSL.using(connection, SQLDialect.SQLITE, new Settings().withExecuteLogging(false));
        this.triggers = new InstalledTriggers(file, connectionNumber, sql);
    }

    /** The connection. */
    Connection connection() {
        return connection;
    }

    /** The connection, as jOOQ sees it. */
    DSLContext sql() {
        return sql;
    }

    /** Has the file attached, outside of a transaction: the user may have detached it. */
    void attach() {
        file.attach(sql);
    }

    /** Looks whether what was done for logging is still there; before the others, outside of what they log. */
    void look() {
        triggers.look();
    }

    /**
     * Logs from now on what statements change that have these names in them.
     *
     * @param names in lower case
     */
    void cover(Collection<String> names) {
        if (triggers.cover(names) && sequences == null) {
            sequences = Sequences.read(sql);
        }
    }

    /**
     * Why the log would not have all that a statement changes.
     *
     * @param names all that are in it, in lower case
     */
    Set<Reach.Gap> gaps(Collection<String> names, String statement) {
        return triggers.gaps(names, statement);
    }

    /**
     * Whether a statement is known to change more rows than that: it is meant for all of a table. A trigger that stops it is
     * reached only when SQLite has gone through all of them.
     */
    boolean isOfMoreRows(String statement, long rows) {
        return SweepingChange.of(statement)
                .flatMap(change -> change instanceof SweepingChange.AllRows all
                                && (all.schema() == null || all.schema().equalsIgnoreCase("main"))
                        ? triggers.tableNamed(all.table())
                        : Optional.<LoggedTable>empty())
                .filter(table -> sql.fetchExists(DSL.selectOne()
                        .from(DSL.table(DSL.name("main", table.name())))
                        .limit(DSL.inline(1))
                        .offset(DSL.inline(rows))))
                .isPresent();
    }

    /** Whether the connection may change something at all now. */
    boolean canWrite() throws SQLException {
        return !connection.isReadOnly() && !sql.fetchSingle("PRAGMA query_only").get(0, Boolean.class);
    }

    /** A number that every change of the schema makes another one. */
    long schemaVersion() {
        return pragma("schema_version", Long.class);
    }

    /** Logs nothing any more. The triggers would stand in the way of ALTER TABLE, which looks into all of them. */
    void remove() {
        triggers.remove();
    }

    /** Lets a transaction log that many entries, or up to half as many more. */
    void limit(long entries) {
        var end = end();
        limit(entries, end);
        taken = Math.min(taken, end); // what was rolled back is gone, and its numbers are free
    }

    private void limit(long entries, long end) {
        var largest = entries + entries / 2;
        var room = most() - end;
        if (room < entries || room > largest) {
            // A view, for an UPDATE would be seen by whoever asks for changes().
            sql.execute("DROP VIEW IF EXISTS {0}", LIMIT);
            sql.execute("CREATE VIEW {0} AS SELECT {1} AS most", LIMIT, DSL.inline(end + largest));
        }
    }

    /** As it is there: a rollback may have brought an older limit back, or taken it away. */
    private long most() {
        try {
            return sql.fetchSingle("SELECT most FROM {0}", LIMIT).get(0, Long.class);
        } catch (DataAccessException failure) {
            if (Problem.of(failure) == Problem.CANCELLED) {
                throw failure;
            }
            return Long.MAX_VALUE; // there is none
        }
    }

    /** Removes entries, but never the last one: numbers must not come again. */
    void forget(Segment segment) {
        sql.execute(
                "DELETE FROM {0} WHERE seq BETWEEN {1} AND min({2}, (SELECT max(seq) - 1 FROM {0})) AND x = {3}",
                UndoFile.LOG,
                DSL.inline(segment.first()),
                DSL.inline(segment.last()),
                DSL.inline(segment.connection()));
    }

    /** Whether the log has used up half of the room that it may take. */
    boolean isHalfFull() {
        if (mostPages == 0) {
            mostPages = pages("max_page_count");
        }
        return file.bytes() > mostPages * UndoFile.PAGE / 2 // the pragmas take longer
                && pages("page_count") - pages("freelist_count") > mostPages / 2;
    }

    private long pages(String pragma) {
        return sql.fetchSingle("PRAGMA {0}." + pragma, UndoFile.SCHEMA).get(0, Long.class);
    }

    /** Takes nothing for logged yet, and has a limit, as above; in a transaction in which nothing was changed so far. */
    void begin(long entries) {
        taken = end();
        sequences = null;
        limit(entries, taken);
    }

    /** Puts a number into the log, which goes from it if the transaction is rolled back. */
    void mark(long number) {
        sql.execute("PRAGMA {0}.user_version = {1}", UndoFile.SCHEMA, DSL.inline(number));
    }

    /** The number that was put there last. */
    long mark() {
        return sql.fetchSingle("PRAGMA {0}.user_version", UndoFile.SCHEMA).get(0, Long.class);
    }

    /**
     * Whether a failure says that a change is larger than the limits, or may say that the log has no room: SQLite does not tell
     * which file is full.
     */
    boolean isTooLarge(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains(LogTriggers.TOO_LARGE)
                || Problem.of(failure) == Problem.DISK_FULL;
    }

    /** What a pragma of the user's file says. */
    <T> T pragma(String pragma, Class<T> type) {
        return sql.fetchSingle("PRAGMA main." + pragma).get(0, type);
    }

    /** How many pages the user's file has. */
    long pageCount() {
        return pragma("page_count", Long.class);
    }

    /** The number of the last entry. */
    long end() {
        var last = sql.fetchValue("SELECT max(seq) FROM {0}", UndoFile.LOG);
        return last == null ? 0 : ((Number) last).longValue();
    }

    /** The rows that this connection has put there or updated behind an entry, of tables that have a rowid. */
    Set<RowId> changedRows(long behind) {
        var rows = new HashSet<RowId>();
        var entries = sql.select(UndoFile.fields(file.width()))
                .from(UndoFile.LOG)
                .where(UndoFile.SEQ.gt(DSL.inline(behind)))
                .and(UndoFile.CONNECTION.eq(DSL.inline(connectionNumber)))
                .and(UndoFile.CHANGE.ne(DSL.inline(LogTriggers.DELETED)));
        try (var cursor = entries.fetchLazy()) {
            for (var entry : cursor) {
                var table = file.table(entry.get(UndoFile.TABLE));
                var key = table.key().getFirst();
                var place = entry.get(UndoFile.CHANGE) == LogTriggers.INSERTED
                        ? table.stored().indexOf(key)
                        : LogTriggers.KEY_OF_UPDATE;
                if (entry.get(UndoFile.FIELDS_BEFORE_VALUES + place) instanceof Number rowid) {
                    rows.add(new RowId(table.name(), rowid.longValue()));
                }
            }
        }
        return rows;
    }

    /** A number that is another one when others have written ("PRAGMA data_version"). */
    long dataVersion() {
        return pragma("data_version", Long.class);
    }

    /** What this connection has logged since the last time; empty if that is nothing. */
    Optional<Segment> take() {
        var entries = DSL.sql(
                "{0} WHERE seq > {1} AND x = {2}", UndoFile.LOG, DSL.inline(taken), DSL.inline(connectionNumber));
        var all = sql.fetchSingle("SELECT count(*), min(seq), max(seq) FROM {0}", entries);
        var count = all.get(0, Long.class);
        var before = sequences;
        if (count == 0) {
            sequences = null;
            return Optional.empty();
        }
        var effects = new LinkedHashMap<String, Effect>();
        // Not by GROUP BY, for which SQLite sorts them all.
        var kinds = sql.fetch("SELECT DISTINCT t, c FROM {0}", entries);
        var isFollowed = kinds.stream().anyMatch(this::isFollowed);
        for (var kind : kinds) {
            var effect = effect(kind, kinds.size() == 1 ? count : count(entries, kind));
            // An update of several columns has an entry for each of them.
            effects.merge(
                    effect.table(),
                    effect,
                    (one, other) -> new Effect(
                            one.table(),
                            one.inserted() + other.inserted(),
                            Math.max(one.updated(), other.updated()),
                            one.deleted() + other.deleted()));
        }
        var steps = steps(before); // the last that may be interrupted
        sequences = null;
        taken = all.get(2, Long.class);
        return Optional.of(new Segment(
                connectionNumber, all.get(1, Long.class), taken, List.copyOf(effects.values()), steps, isFollowed));
    }

    /** Takes back what AUTOINCREMENT took note of since the last time, as rows that were put back are no new ones. */
    void restoreSequences() {
        Sequences.takeBack(sql, steps(sequences));
    }

    private List<Sequences.Step> steps(Sequences before) {
        return before == null ? List.of() : before.until(Sequences.read(sql));
    }

    private boolean isFollowed(Record kind) {
        var column = kind.get(1, Integer.class);
        var table = file.table(kind.get(0, Integer.class));
        return column >= 0 && triggers.isFollowed(table.name(), table.stored().get(column));
    }

    private long count(SQL entries, Record kind) {
        return sql.fetchSingle(
                        "SELECT count(*) FROM {0} AND t = {1} AND c = {2}",
                        entries, DSL.inline(kind.get(0)), DSL.inline(kind.get(1)))
                .get(0, Long.class);
    }

    private Effect effect(Record kind, long count) {
        var table = file.table(kind.get(0, Integer.class)).name();
        return switch (kind.get(1, Integer.class)) {
            case LogTriggers.INSERTED -> new Effect(table, count, 0, 0);
            case LogTriggers.DELETED -> new Effect(table, 0, 0, count);
            default -> new Effect(table, 0, count, 0);
        };
    }
}
