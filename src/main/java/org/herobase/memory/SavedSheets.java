package org.herobase.memory;

import static org.herobase.memory.generated.tables.Console.CONSOLE;
import static org.herobase.memory.generated.tables.Sheet.SHEET;
import static org.herobase.memory.generated.tables.SheetText.SHEET_TEXT;
import static org.herobase.memory.generated.tables.SheetValue.SHEET_VALUE;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The sheets that are open on one database. All methods may be called from any thread and never wait; what they give
 * fails with what SQLite said.
 */
public final class SavedSheets {
    private static final Values<String> VALUES = new Values<>(
            SHEET_VALUE,
            SHEET_VALUE.SHEET_ID,
            SHEET_VALUE.POSITION,
            SHEET_VALUE.NAME,
            SHEET_VALUE.WHOLE_BYTES,
            SHEET_VALUE.VALUE);

    /**
     * The sheets in their order.
     *
     * @param sheets may be none
     * @param selected the id of the one that is shown; null if there is none
     */
    public record Open(List<SavedSheet> sheets, String selected) {
        /** Of sheets that may change later. */
        public Open {
            sheets = List.copyOf(sheets);
        }
    }

    private final Store store;
    private final Console console;
    private volatile CompletableFuture<Void> lastSave = CompletableFuture.completedFuture(null);
    private final Set<String> own = ConcurrentHashMap.newKeySet(); // ids of what was loaded or saved here

    SavedSheets(Store store, Console console) {
        this.store = store;
        this.console = console;
    }

    /** The sheets as they were saved last, once all that is being saved is. */
    public CompletableFuture<Open> load() {
        return saved().thenCompose(_ -> loadNow());
    }

    private CompletableFuture<Open> loadNow() {
        return store.read(sql -> {
            var sheets = sql.select()
                    .from(SHEET)
                    .join(SHEET_TEXT)
                    .on(SHEET_TEXT.SHEET_ID.eq(SHEET.ID))
                    .where(SHEET.CONSOLE_ID.eq(console.id(sql)))
                    .orderBy(SHEET.POSITION, SHEET.ID)
                    .fetch(row -> sheet(sql, row));
            sheets.forEach(sheet -> own.add(sheet.id()));
            return new Open(sheets, selected(sql));
        });
    }

    /**
     * Saves the sheets, in one transaction. One that was loaded or saved here before and is not among them is forgotten;
     * those of another running app stay, if they were not loaded here.
     *
     * @param open gives the sheets, in the background: a long text takes a while to be put together
     */
    public synchronized CompletableFuture<Void> save(Supplier<Open> open) {
        lastSave = lastSave.handleAsync((_, _) -> open.get()).thenCompose(this::saveNow); // one after the other
        return lastSave;
    }

    /** Completes when all that is being saved is saved, or could not be. */
    CompletableFuture<Void> saved() {
        return lastSave.handle((_, _) -> null);
    }

    private CompletableFuture<Void> saveNow(Open open) {
        return store.write(sql -> {
            var id = console.madeId(sql);
            var closed = new HashSet<>(own);
            for (var position = 0; position < open.sheets().size(); position++) {
                var sheet = open.sheets().get(position);
                write(sql, id, position, sheet);
                closed.remove(sheet.id());
                own.add(sheet.id());
            }
            sql.deleteFrom(SHEET).where(SHEET.ID.in(closed)).execute();
            sql.update(CONSOLE)
                    .set(CONSOLE.SELECTED_SHEET, open.selected())
                    .where(CONSOLE.ID.eq(id))
                    .execute();
            return null;
        });
    }

    private static void write(DSLContext sql, long console, long position, SavedSheet sheet) {
        var row = sql.newRecord(SHEET);
        row.setId(sheet.id());
        row.setConsoleId(console);
        row.setPosition(position);
        row.setName(sheet.name());
        row.setFile(sheet.file() == null ? null : sheet.file().path().toString());
        row.setFileDigest(sheet.file() == null ? null : sheet.file().digest());
        row.setCaret((long) sheet.caret());
        row.setIsReadOnly(sheet.isReadOnly());
        row.merge();
        // Comparing a large text costs little beside writing it.
        sql.insertInto(SHEET_TEXT, SHEET_TEXT.SHEET_ID, SHEET_TEXT.TEXT)
                .values(sheet.id(), sheet.text())
                .onConflict(SHEET_TEXT.SHEET_ID)
                .doUpdate()
                .set(SHEET_TEXT.TEXT, DSL.excluded(SHEET_TEXT.TEXT))
                .where(SHEET_TEXT.TEXT.ne(DSL.excluded(SHEET_TEXT.TEXT)))
                .execute();
        if (!VALUES.read(sql, sheet.id()).equals(sheet.parameters())) {
            VALUES.delete(sql, sheet.id());
            VALUES.insert(sql, sheet.id(), sheet.parameters());
        }
    }

    private static SavedSheet sheet(DSLContext sql, Record row) {
        var id = row.get(SHEET.ID);
        var file = row.get(SHEET.FILE);
        return new SavedSheet(
                id,
                row.get(SHEET.NAME),
                row.get(SHEET_TEXT.TEXT),
                file == null ? null : new SheetFile(Path.of(file), row.get(SHEET.FILE_DIGEST)),
                row.get(SHEET.CARET).intValue(),
                row.get(SHEET.IS_READ_ONLY),
                VALUES.read(sql, id));
    }

    private String selected(DSLContext sql) {
        return sql.select(CONSOLE.SELECTED_SHEET)
                .from(CONSOLE)
                .where(CONSOLE.PATH.eq(console.path().toString()))
                .fetchOptional(CONSOLE.SELECTED_SHEET)
                .orElse(null);
    }
}
