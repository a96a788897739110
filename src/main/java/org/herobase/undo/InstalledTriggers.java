package org.herobase.undo;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * The {@link LogTriggers} that a connection has: a file may have thousands of tables, and so those of a table are made when
 * the first statement comes that can change it. Belongs to the connection's thread.
 */
final class InstalledTriggers {
    private final UndoFile file;
    private final int connectionNumber;
    private final DSLContext sql;
    private final Set<LoggedTable> logged = new HashSet<>();
    private State seen; // null if there is none
    private Reach reach; // of that

    /**
     * What the triggers depend on.
     *
     * @param schema the number of the file's schema
     * @param own the names of the triggers: after a rollback there can be as many, but others
     * @param others triggers that the user has made for this connection
     */
    private record State(long schema, List<String> own, List<Reach.Trigger> others) {}

    /**
     * @param connectionNumber tells this connection's entries from those of others
     */
    InstalledTriggers(UndoFile file, int connectionNumber, DSLContext sql) {
        this.file = file;
        this.connectionNumber = connectionNumber;
        this.sql = sql;
    }

    /**
     * Looks whether everything is still as it was left, as a rollback takes triggers away, and so can the user; if not, all
     * of it is done away with, to begin anew.
     */
    void look() {
        var now = state();
        if (now.equals(seen)) {
            return;
        }
        if (reach == null
                || seen == null
                || now.schema() != seen.schema()
                || !now.others().equals(seen.others())) {
            reach = Reach.read(sql, now.others());
        }
        drop(now.own());
        seen = state();
    }

    /**
     * Logs from now on what is reached from tables and views with these names.
     *
     * @return whether rows of these tables may get numbers by AUTOINCREMENT
     */
    boolean cover(Collection<String> names) {
        var reached = reach().from(names);
        var missing = new ArrayList<>(reached);
        missing.removeAll(logged);
        if (!missing.isEmpty()) {
            seen = null; // until all of them are there: a rollback may take away what is made here
            file.widen(sql, missing.stream().mapToInt(UndoFile::width).max().orElseThrow());
            for (var table : missing) {
                new LogTriggers(table, file.number(table), connectionNumber)
                        .create()
                        .forEach(sql::execute);
                logged.add(table);
            }
            seen = state();
        }
        return reached.stream().anyMatch(table -> reach.isNumbered(table.name()));
    }

    /** Why the log would not have all that a statement changes. */
    Set<Reach.Gap> gaps(Collection<String> names, String statement) {
        return reach().gaps(names, statement);
    }

    /** The table of the file that has a name, and whose rows can be logged. */
    Optional<LoggedTable> tableNamed(String name) {
        return reach().tableNamed(name);
    }

    private Reach reach() {
        if (reach == null) {
            look();
        }
        return reach;
    }

    /** Whether other rows follow a column of a table by foreign keys; false if that is not known. */
    boolean isFollowed(String table, String column) {
        return reach != null && reach.isFollowed(table, column);
    }

    /** Removes all. */
    void remove() {
        drop(names());
        seen = null;
        reach = null;
    }

    private void drop(List<String> own) {
        own.forEach(trigger -> sql.execute("DROP TRIGGER IF EXISTS {0}", DSL.name("temp", trigger)));
        if (!own.isEmpty() && !names().isEmpty()) {
            // Where another connection has dropped a table, SQLite has its temporary triggers written down, but knows
            // them no more.
            WritableSchema.execute(sql, DSL.query("DELETE FROM temp.sqlite_schema WHERE {0}", isOwn()));
        }
        logged.clear();
    }

    private List<String> names() {
        return sql.fetch("SELECT name FROM temp.sqlite_schema WHERE {0}", isOwn())
                .getValues(0, String.class);
    }

    private static SQL isOwn() {
        return DSL.sql("type = 'trigger' AND name GLOB {0}", DSL.inline(LogTriggers.PREFIX + "*"));
    }

    private State state() {
        var triggers = sql.fetch("SELECT name, tbl_name, sql FROM temp.sqlite_schema WHERE type = 'trigger'");
        var isOwn = triggers.stream()
                .collect(groupingBy(trigger -> trigger.get(0, String.class).startsWith(LogTriggers.PREFIX)));
        return new State(
                sql.fetchSingle("PRAGMA main.schema_version").get(0, Long.class),
                isOwn.getOrDefault(true, List.of()).stream()
                        .map(trigger -> trigger.get(0, String.class))
                        .toList(),
                isOwn.getOrDefault(false, List.of()).stream()
                        .map(trigger -> new Reach.Trigger(trigger.get(1, String.class), trigger.get(2, String.class)))
                        .toList());
    }
}
