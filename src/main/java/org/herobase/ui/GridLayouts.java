package org.herobase.ui;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How users left the grids of tables, in {@code tables.properties} beside the other settings; the last 500 of them.
 * Belongs to one thread, the JavaFX one.
 */
public final class GridLayouts {
    private static final int MOST = 500;

    private final SavedProperties saved;

    private GridLayouts(SavedProperties saved) {
        this.saved = saved;
    }

    static GridLayouts read(Path folder) {
        return new GridLayouts(SavedProperties.read(folder.resolve("tables.properties")));
    }

    /** The layout of a table of a database file; empty if none is kept, or none that makes sense. */
    public Optional<GridLayout> of(Path file, String table) {
        return Optional.ofNullable(saved.values().getProperty(key(file, table)))
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .flatMap(GridLayout::parse);
    }

    /** Keeps the layout of a table. */
    public void keep(Path file, String table, GridLayout layout) {
        var values = saved.values();
        values.setProperty(key(file, table), newest() + 1 + " " + layout.asText());
        while (values.size() > MOST) {
            values.stringPropertyNames().stream()
                    .min(Comparator.comparingLong(this::age))
                    .ifPresent(values::remove);
        }
        saved.save();
    }

    CompletableFuture<Void> close() {
        return saved.close();
    }

    private long newest() {
        return saved.values().stringPropertyNames().stream()
                .mapToLong(this::age)
                .max()
                .orElse(0);
    }

    /** Layouts are numbered as they come. */
    private long age(String key) {
        try {
            var value = saved.values().getProperty(key);
            return Long.parseLong(value, 0, Math.max(0, value.indexOf(' ')), 10);
        } catch (NumberFormatException _) {
            return 0; // no layout
        }
    }

    private static String key(Path file, String table) {
        return file.toAbsolutePath().normalize() + "\n" + table;
    }
}
