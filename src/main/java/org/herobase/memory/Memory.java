package org.herobase.memory;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What the app remembers for the console beside the databases themselves, in a database of its own: every statement that
 * ran, saved queries and open sheets. What is remembered is committed at once, so that a crash loses nothing; and more
 * than one running app can use the same file.
 *
 * <p>Nothing is opened before the first use. All methods may be called from any thread and never wait.
 */
public final class Memory {
    private final Store store;
    private final Changes historyChanges = new Changes();
    private final SavedQueries savedQueries;

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
     * The sheets that are open on a database.
     *
     * @param database its file
     */
    public SavedSheets sheets(Path database) {
        return new SavedSheets(store, new Console(database));
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
        return store.close();
    }
}
