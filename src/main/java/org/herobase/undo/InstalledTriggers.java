package org.herobase.undo;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/**
 * The {@link LogTriggers} that a connection has: a file may have thousands of tables, and so those of a table are made when
 * the first statement comes that can change it. Belongs to the connection's thread.
 */
final class InstalledTriggers {
    private static final Name CANDIDATES = DSL.name("temp").append(LogTriggers.CANDIDATES);

    private final UndoFile file;
    private final int connectionNumber;
    private final DSLContext sql;
    private final Set<LoggedTable> logged = new HashSet<>();
    private State seen; // null if there is none
    private Reach reach; // of that
    private Map<String, List<UniqueKey>> unique; // by table; null if nothing is replaced
    private boolean replaces;
    private int candidatesWidth;

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
            unique = replaces || schemaReplaces() ? UniqueKey.readAll(sql) : null;
        }
        drop(now.own());
        candidatesWidth = 0;
        seen = state();
    }

    /** Logs from now on what is reached from tables and views with these names; after a look. */
    void cover(Collection<String> names) {
        var missing = new ArrayList<>(reach.from(names));
        missing.removeAll(logged);
        if (missing.isEmpty()) {
            return;
        }
        seen = null; // until all of them are there: a rollback may take away what is made here
        makeRoom(missing.stream().mapToInt(UndoFile::width).max().orElseThrow());
        for (var table : missing) {
            new LogTriggers(table, file.number(table), connectionNumber, keys(table))
                    .create()
                    .forEach(sql::execute);
            logged.add(table);
        }
        seen = state();
    }

    /** Looks from now on for rows that REPLACE removes, too; false if it did already. */
    boolean expectReplacing() {
        if (replaces) {
            return false;
        }
        replaces = true;
        remove();
        return true;
    }

    /** Removes all. */
    void remove() {
        drop(state().own());
        seen = null;
        reach = null;
    }

    private void drop(List<String> own) {
        own.forEach(trigger -> sql.execute("DROP TRIGGER {0}", DSL.name("temp", trigger)));
        logged.clear();
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

    private void makeRoom(int width) {
        file.widen(sql, width);
        if (width > candidatesWidth) {
            sql.execute("DROP TABLE IF EXISTS {0}", CANDIDATES);
            sql.execute("CREATE TABLE {0} (t, {1})", CANDIDATES, DSL.list(UndoFile.values(width)));
            candidatesWidth = width;
        }
    }

    private List<UniqueKey> keys(LoggedTable table) {
        if (unique == null) {
            return List.of();
        }
        var keys = new ArrayList<>(unique.getOrDefault(table.name(), List.of()));
        keys.add(UniqueKey.of(table.key()));
        return keys;
    }

    private boolean schemaReplaces() {
        return sql.fetchExists(DSL.selectOne()
                .from(DSL.table(DSL.name("main", "sqlite_schema")))
                .where(DSL.field(DSL.name("sql"), String.class).likeIgnoreCase(DSL.inline("%REPLACE%"))));
    }
}
