package org.herobase.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How users left the grids of tables, in {@code tables.properties} beside the other settings; the last 500 of them.
 * Belongs to one thread, the JavaFX one.
 */
public final class GridLayouts {
    private static final int MOST = 500;

    private final NewestProperties saved;

    private GridLayouts(NewestProperties saved) {
        this.saved = saved;
    }

    static GridLayouts read(Path folder) {
        return new GridLayouts(NewestProperties.read(folder.resolve("tables.properties"), MOST));
    }

    /** The layout of a table of a database file; empty if none is kept, or none that makes sense. */
    public Optional<GridLayout> of(Path file, String table) {
        return saved.get(key(file, table)).flatMap(GridLayout::parse);
    }

    /** Keeps the layout of a table. */
    public void keep(Path file, String table, GridLayout layout) {
        saved.put(key(file, table), layout.asText());
    }

    CompletableFuture<Void> close() {
        return saved.close();
    }

    private static String key(Path file, String table) {
        return file.toAbsolutePath().normalize() + "\n" + table;
    }
}
