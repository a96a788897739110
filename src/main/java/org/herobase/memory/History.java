package org.herobase.memory;

import static org.herobase.memory.generated.tables.HistoryEntry.HISTORY_ENTRY;
import static org.herobase.memory.generated.tables.HistoryValue.HISTORY_VALUE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.herobase.db.TextMatch;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Every statement that ran on one database: the last {@value #KEPT} of them. All methods may be called from any thread
 * and never wait; what they give fails with what SQLite said.
 */
public final class History {
    /** How many entries are kept for each database. */
    public static final int KEPT = 10_000;

    /** How many characters the longest text has that is kept whole. */
    public static final int LONGEST = 1_000_000;

    /** How many characters are kept of a longer one. */
    public static final int BEGINNING = 100_000;

    /** How many characters of its text an entry has. */
    public static final int SHOWN = 1_000;

    private static final Values<Long> VALUES = new Values<>(
            HISTORY_VALUE,
            HISTORY_VALUE.ENTRY_ID,
            HISTORY_VALUE.POSITION,
            HISTORY_VALUE.NAME,
            HISTORY_VALUE.WHOLE_BYTES,
            HISTORY_VALUE.VALUE);

    /**
     * A statement that ran, or a script of very many as a whole.
     *
     * @param text what ran
     * @param start when it began
     * @param duration until its end
     * @param rowsRead how many rows it gave, -1 if it gives none
     * @param rowsChanged how many rows it changed, -1 if it changes none
     * @param error the sentence that says why it failed, null if it did not
     * @param parameters their values
     * @param sheet the name of the sheet it ran in
     */
    public record Run(
            String text,
            Instant start,
            Duration duration,
            long rowsRead,
            long rowsChanged,
            String error,
            List<ParameterValue> parameters,
            String sheet) {}

    /**
     * What a list shows of a statement that ran.
     *
     * @param id its own; a later one has a larger one
     * @param beginning the first {@value #SHOWN} characters of its text
     * @param length how many characters the whole text had
     * @param start when it began
     * @param duration until its end
     * @param rowsRead how many rows it gave, -1 if it gives none
     * @param rowsChanged how many rows it changed, -1 if it changes none
     * @param error the sentence that says why it failed, null if it did not
     * @param sheet the name of the sheet it ran in
     */
    public record Entry(
            long id,
            String beginning,
            long length,
            Instant start,
            Duration duration,
            long rowsRead,
            long rowsChanged,
            String error,
            String sheet) {}

    /**
     * What is needed to run a statement again.
     *
     * @param text its text, or the beginning of it
     * @param isCut whether only the beginning of the text was kept
     * @param parameters their values
     */
    public record Statement(String text, boolean isCut, List<ParameterValue> parameters) {}

    private final Store store;
    private final Console console;
    private final Changes changes;

    History(Store store, Console console, Changes changes) {
        this.store = store;
        this.console = console;
        this.changes = changes;
    }

    /** Adds what ran. */
    public CompletableFuture<Void> add(Run run) {
        return addAll(List.of(run));
    }

    /** Adds what ran, the oldest first, in one transaction; drops what is too old. */
    public CompletableFuture<Void> addAll(List<Run> runs) {
        var kept = List.copyOf(runs.subList(Math.max(0, runs.size() - KEPT), runs.size()));
        return changes.after(store.write(sql -> {
            var id = console.madeId(sql);
            kept.forEach(run -> insert(sql, id, run));
            drop(sql, id);
            return null;
        }));
    }

    /**
     * The newest entries, or those that come after another one, the newest first.
     *
     * @param search words that the text has, all of them, in any case and order; empty for all
     * @param after the entry before the first one wanted; null for the newest
     * @param limit how many at most
     * @return cancelling it stops the search
     */
    public CompletableFuture<List<Entry>> page(String search, Entry after, int limit) {
        var wanted = after == null ? DSL.noCondition() : HISTORY_ENTRY.ID.lt(after.id());
        var found = words(search);
        return store.read(sql -> sql.select(
                        HISTORY_ENTRY.ID,
                        DSL.substring(HISTORY_ENTRY.TEXT, 1, SHOWN),
                        HISTORY_ENTRY.WHOLE_LENGTH,
                        HISTORY_ENTRY.STARTED,
                        HISTORY_ENTRY.NANOSECONDS,
                        HISTORY_ENTRY.ROWS_READ,
                        HISTORY_ENTRY.ROWS_CHANGED,
                        HISTORY_ENTRY.ERROR,
                        HISTORY_ENTRY.SHEET)
                .from(HISTORY_ENTRY)
                .where(HISTORY_ENTRY.CONSOLE_ID.eq(console.id(sql)))
                .and(wanted)
                .and(found)
                .orderBy(HISTORY_ENTRY.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Instant.ofEpochMilli(row.value4()),
                        Duration.ofNanos(row.value5()),
                        number(row.value6()),
                        number(row.value7()),
                        row.value8(),
                        row.value9())));
    }

    /** The whole of an entry; null if it is there no more. */
    public CompletableFuture<Statement> statement(long id) {
        return store.read(sql -> sql.select(HISTORY_ENTRY.TEXT, HISTORY_ENTRY.WHOLE_LENGTH)
                .from(HISTORY_ENTRY)
                .where(HISTORY_ENTRY.ID.eq(id))
                .fetchOptional(
                        row -> new Statement(row.value1(), row.value1().length() < row.value2(), VALUES.read(sql, id)))
                .orElse(null));
    }

    /** Removes an entry. */
    public CompletableFuture<Void> delete(long id) {
        return changes.after(store.write(sql -> {
            sql.deleteFrom(HISTORY_ENTRY).where(HISTORY_ENTRY.ID.eq(id)).execute();
            return null;
        }));
    }

    /** Removes all entries of this database. */
    public CompletableFuture<Void> clear() {
        return changes.after(store.write(sql -> {
            sql.deleteFrom(HISTORY_ENTRY)
                    .where(HISTORY_ENTRY.CONSOLE_ID.eq(console.id(sql)))
                    .execute();
            return null;
        }));
    }

    /**
     * Tells of each change that this app makes, also to another database's history.
     *
     * @param listener called on any thread
     * @return ends the telling
     */
    public Runnable listen(Runnable listener) {
        return changes.listen(listener);
    }

    private static void insert(DSLContext sql, long console, Run run) {
        var text = run.text().length() > LONGEST ? Beginning.of(run.text(), BEGINNING) : run.text();
        var id = sql.insertInto(HISTORY_ENTRY)
                .set(HISTORY_ENTRY.CONSOLE_ID, console)
                .set(HISTORY_ENTRY.STARTED, run.start().toEpochMilli())
                .set(HISTORY_ENTRY.NANOSECONDS, run.duration().toNanos())
                .set(HISTORY_ENTRY.ROWS_READ, run.rowsRead() < 0 ? null : (Long) run.rowsRead())
                .set(HISTORY_ENTRY.ROWS_CHANGED, run.rowsChanged() < 0 ? null : (Long) run.rowsChanged())
                .set(HISTORY_ENTRY.ERROR, run.error())
                .set(HISTORY_ENTRY.SHEET, run.sheet())
                .set(HISTORY_ENTRY.WHOLE_LENGTH, (long) run.text().length())
                .set(HISTORY_ENTRY.TEXT, text)
                .returning(HISTORY_ENTRY.ID)
                .fetchSingle(HISTORY_ENTRY.ID);
        VALUES.insert(sql, id, run.parameters());
    }

    /** A walk along the index, of {@value #KEPT} steps, tells the first one that is too old. */
    private static void drop(DSLContext sql, long console) {
        sql.select(HISTORY_ENTRY.ID)
                .from(HISTORY_ENTRY)
                .where(HISTORY_ENTRY.CONSOLE_ID.eq(console))
                .orderBy(HISTORY_ENTRY.ID.desc())
                .limit(1)
                .offset(KEPT)
                .fetchOptional(HISTORY_ENTRY.ID)
                .ifPresent(oldest -> sql.deleteFrom(HISTORY_ENTRY)
                        .where(HISTORY_ENTRY.CONSOLE_ID.eq(console))
                        .and(HISTORY_ENTRY.ID.le(oldest))
                        .execute());
    }

    /** No index of words: one that finds parts of names would be larger than the texts, and this takes milliseconds. */
    private static Condition words(String search) {
        var found = DSL.noCondition();
        for (var word : search.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                found = found.and(TextMatch.contains(HISTORY_ENTRY.TEXT, word));
            }
        }
        return found;
    }

    private static long number(Long value) {
        return value == null ? -1 : value;
    }
}
