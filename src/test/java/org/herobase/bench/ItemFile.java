package org.herobase.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of many items, of which copies are changed: their key and price are indexed, their stock is not.
 *
 * @param file where it is; nothing is written into it
 */
record ItemFile(Path file) {
    private static final String SCRIPT = """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, price INTEGER, stock INTEGER);
            INSERT INTO item
                SELECT value, 'Item ' || (value * 7919 %% 50000017), value * 104729 %% 1000003, value * 31 %% 1000
                FROM generate_series(1, %d);
            CREATE INDEX ix_item_price ON item (price);
            """;

    /** The one that an earlier run left in the folder, or a new one. */
    static ItemFile of(long items, SqliteShell shell) throws IOException, InterruptedException {
        var file = shell.folder().resolve("items-" + items + ".db");
        if (Files.notExists(file)) {
            var draft = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(draft);
            shell.run(draft, SCRIPT.formatted(items));
            Files.move(draft, file); // what has the name is whole
        }
        return new ItemFile(file);
    }

    /**
     * A copy to be changed, in place of the one that had the name before.
     *
     * <p>It is on the disk already: a commit waits for that, and what is measured shall wait for its own pages alone.
     */
    Path copy(String name) throws IOException {
        var copy = file.resolveSibling(name);
        for (var log : List.of("-journal", "-wal", "-shm")) { // of a run that was stopped: SQLite would take it back
            Files.deleteIfExists(file.resolveSibling(name + log));
        }
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return copy;
    }
}
