package org.herobase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A database that opens like a sound one, with a page in the middle that makes no sense. */
public final class DamagedFile {
    private static final int PAGE = 4096;

    private DamagedFile() {}

    /**
     * Makes it, without the app.
     *
     * @return a file with a table t(id, a) of 5,000 rows, of which those in the middle cannot be read
     */
    public static Path in(Path folder) {
        var file = SqliteFile.of(
                folder.resolve("damaged.db"),
                "PRAGMA page_size = " + PAGE,
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
                "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " SELECT i, printf('%0100d', i) FROM n");
        try (var pages = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var garbage = new byte[PAGE];
            new Random(1).nextBytes(garbage);
            pages.write(ByteBuffer.wrap(garbage), pages.size() / PAGE / 2 * PAGE);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
