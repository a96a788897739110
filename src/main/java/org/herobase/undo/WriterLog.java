package org.herobase.undo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herobase.db.Database;
import org.jooq.DSLContext;

/** What a database's writer changes. Belongs to the writer's thread, but for {@link #attach} and {@link #file}. */
final class WriterLog {
    private static final int NUMBER = 0;

    private final Database database;
    private final UndoFile file;
    private final UndoFolder folder;
    private final PageHistory history;
    private final ChangeList list;
    private final AtomicBoolean attached = new AtomicBoolean();
    private final List<Segment> forgotten = new ArrayList<>(); // until a transaction that removes it is committed
    private ConnectionChanges changes; // null before the first

    /**
     * @param list forgets changes where the log needs the room
     */
    WriterLog(Database database, UndoFile file, UndoFolder folder, PageHistory history, ChangeList list) {
        this.database = database;
        this.file = file;
        this.folder = folder;
        this.history = history;
        this.list = list;
        database.whenOpenedForWriting(sql -> {
            file.attach(sql);
            return null;
        });
    }

    /** A connection that was opened before this was made does not have the file yet, and it takes none in a transaction. */
    void attach() {
        if (attached.compareAndSet(false, true)) {
            database.writeAlone(sql -> {
                file.attach(sql);
                return null;
            });
        }
    }

    /** The database's file as SQLite names it, which follows links. */
    Path file() {
        try {
            return database.file().toRealPath();
        } catch (IOException _) {
            return database.file().toAbsolutePath(); // it is gone, which is told before anything is written
        }
    }

    /** Begins a change, outside of a transaction. */
    ConnectionChanges begin(DSLContext sql) {
        var begun = changes(sql);
        begun.beginAnew();
        return begun;
    }

    /**
     * The log, with room and with nothing in it that is not taken; in a transaction.
     *
     * @param entries how many it may have of the transaction, or up to half as many more
     */
    RowLog ready(DSLContext sql, long entries) {
        var log = rows(sql);
        log.look();
        forget(log);
        if (log.isHalfFull()) {
            list.forgetOlderHalf();
            forget(log);
        }
        log.begin(entries);
        return log;
    }

    /** The transaction is committed: what it removed from the log does not come back. */
    void committed() {
        forgotten.clear();
    }

    private void forget(RowLog log) {
        forgotten.addAll(list.takeForgotten());
        forgotten.forEach(log::forget);
    }

    /** The log as it is. */
    RowLog rows(DSLContext sql) {
        return changes(sql).log();
    }

    private ConnectionChanges changes(DSLContext sql) {
        if (changes == null) {
            changes = sql.connectionResult(connection -> new ConnectionChanges(
                    new RowLog(file, NUMBER, connection), connection, file(), folder, history, list));
        }
        return changes;
    }
}
