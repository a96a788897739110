package org.herobase.rows;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.TextMatch;
import org.herobase.db.Work;
import org.herobase.rows.SearchEvent.Cut;
import org.herobase.rows.SearchEvent.Failed;
import org.herobase.rows.SearchEvent.Found;
import org.herobase.rows.SearchEvent.Full;
import org.herobase.rows.SearchEvent.Searching;

/**
 * A search for a text in the rows of many tables, as {@link TextMatch} finds it: whatever its letter case, in numbers by
 * their digits, in a text up to its first NUL character. BLOBs are not searched.
 */
public final class TextSearch {
    /** How many hits are told of one table. */
    public static final int HITS_IN_TABLE = 1_000;

    /** How many hits are told of all tables. */
    public static final int HITS = 10_000;

    private final Database database;
    private final String text;
    private final List<Entry> tables;
    private final Consumer<SearchEvent> listener;
    private final CompletableFuture<Void> end;
    private volatile boolean cancelled;
    private volatile Work<?> reading; // null before the first one
    private int hits;

    private TextSearch(Database database, String text, List<Entry> tables, Consumer<SearchEvent> listener) {
        this.database = database;
        this.text = text;
        this.tables = tables;
        this.listener = listener;
        this.end = new CompletableFuture<>();
    }

    /**
     * Starts a search.
     *
     * @param text what to find; not empty, every character stands for itself
     * @param tables tables and views, in the order in which they are searched
     * @param listener is told what happens, on threads of the database, one event after the other
     */
    public static TextSearch start(Database database, String text, List<Entry> tables, Consumer<SearchEvent> listener) {
        var search = new TextSearch(database, text, List.copyOf(tables), listener);
        Thread.startVirtualThread(search::run);
        return search;
    }

    /** Completes when the search has ended, as cancelled if it was; then a last event may still be on its way. */
    public CompletionStage<Void> end() {
        return end;
    }

    /** Ends the search at once, from any thread. */
    public void cancel() {
        cancelled = true;
        if (reading != null) {
            reading.cancel(true);
        }
    }

    private void run() {
        try {
            for (var index = 0; index < tables.size() && hits < HITS; index++) {
                search(index);
            }
            if (hits >= HITS) {
                listener.accept(new Full());
            }
            end.complete(null);
        } catch (Throwable failure) { // also a fault of ours: somebody waits for the end
            end.completeExceptionally(failure);
        }
    }

    private void search(int index) {
        var entry = tables.get(index);
        try {
            listener.accept(new Searching(entry.name(), share(index, 0)));
            var table = read(sql -> TableSearch.of(sql, entry, text));
            var most = Math.min(HITS, hits + HITS_IN_TABLE);
            Long after = null;
            do {
                var from = after;
                var looked = read(sql -> table.look(sql, from, hit -> found(hit, most)));
                listener.accept(new Searching(entry.name(), share(index, looked.share())));
                after = looked.end();
            } while (after != null);
        } catch (CompletionException failure) {
            if (cancelled) {
                throw new CancellationException();
            }
            listener.accept(new Failed(entry.name(), failure.getCause()));
        }
    }

    /** Whether to go on: the first hit too many is told as that. */
    private boolean found(SearchHit hit, int most) {
        if (cancelled) {
            return false;
        }
        if (hits == most) {
            listener.accept(new Cut(hit.destination().table()));
            return false;
        }
        hits++;
        listener.accept(new Found(hit));
        return true;
    }

    private double share(int index, double ofTable) {
        return (index + ofTable) / tables.size();
    }

    private <T> T read(Job<T> job) {
        var work = database.read(job);
        reading = work;
        if (cancelled) { // which may have seen the reading before this one
            work.cancel(true);
        }
        return work.join();
    }
}
