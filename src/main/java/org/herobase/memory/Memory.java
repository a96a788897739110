package org.herobase.memory;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the app remembers for the console beside the databases themselves, in a database of its own: every statement that
 * ran, saved queries and open sheets. What it is given is committed at once, so that a crash loses nothing; and more
 * than one running app can use the same file.
 *
 * <p>Nothing is opened before the first use. All methods may be called from any thread and never wait.
 */
public final class Memory {
    private final Store store;
    private final Changes historyChanges = new Changes();
    private final SavedQueries savedQueries;
    private final Map<Path, SavedSheets> sheets = new ConcurrentHashMap<>();

    /**
     * @param file where; it and its folder need not exist
     */
    public Memory(Path file) {
        store = new Store(file);
        savedQueries = new SavedQueries(store);
    }

    /**
     * What ran on a database.
     *
     * @param database its file
     */
    public History history(Path database) {
        return new History(store, new Console(database), historyChanges);
    }

    /** The queries saved for all databases. */
    public SavedQueries savedQueries() {
        return savedQueries;
    }

    /**
     * The sheets that are open on a database; the same at each call, so that who loads them meets what was saved last.
     *
     * @param database its file
     */
    public SavedSheets sheets(Path database) {
        return sheets.computeIfAbsent(database, file -> new SavedSheets(store, new Console(file)));
    }

    /** How all this is kept; completes with the first use of it, and never fails where anything can be remembered. */
    public CompletableFuture<Keeping> keeping() {
        return store.keeping();
    }

    /**
     * Takes no more, and writes what it has taken.
     *
     * @return completes when the file is let go
     */
    public CompletableFuture<Void> close() {
        var saved = sheets.values().stream().map(SavedSheets::saved).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(saved).thenCompose(_ -> store.close());
    }
}
