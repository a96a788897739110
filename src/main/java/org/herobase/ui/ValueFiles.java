package org.herobase.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/** A value's way from a file and to one, off the JavaFX thread. A future that is cancelled stops its work. */
final class ValueFiles {
    /** The largest value that SQLite takes ("Limits In SQLite": SQLITE_MAX_LENGTH). */
    static final long LARGEST = 1_000_000_000;

    private static final int PIECE = 1 << 20;

    /** A file is larger than any value may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long bytes;

        private TooLargeException(Path file, long bytes) {
            super(file + " has " + bytes + " bytes");
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }
    }

    private ValueFiles() {}

    /**
     * Reads a file.
     *
     * @param progress gets the part that is read, 0 to 1; not on the JavaFX thread
     * @return fails with an IOException, a {@link TooLargeException} among others
     */
    static CompletableFuture<byte[]> read(Path file, DoubleConsumer progress) {
        return start(result -> {
            var size = Files.size(file);
            if (size > LARGEST) {
                throw new TooLargeException(file, size);
            }
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is no file that has an end");
            }
            try (var in = Files.newInputStream(file)) {
                var bytes = new byte[(int) size];
                var at = 0;
                while (at < bytes.length && !result.isDone()) {
                    var read = in.read(bytes, at, Math.min(PIECE, bytes.length - at));
                    if (read < 0) {
                        throw new IOException(file + " was made shorter while it was read");
                    }
                    at += read;
                    progress.accept((double) at / bytes.length);
                }
                return bytes;
            }
        });
    }

    /**
     * Writes a value into a file, in place of what it held: all of it, or nothing if it fails or is cancelled.
     *
     * @param value String, which is written as UTF-8, or byte[]
     * @param progress gets the part that is written, 0 to 1; not on the JavaFX thread
     * @return fails with an IOException
     */
    static CompletableFuture<Path> write(Path file, Object value, DoubleConsumer progress) {
        return start(result -> {
            var bytes = value instanceof byte[] blob ? blob : ((String) value).getBytes(StandardCharsets.UTF_8);
            var target = Files.exists(file) ? file.toRealPath() : file; // a link stays one
            var draft = target.resolveSibling(".herobase-" + UUID.randomUUID() + ".new");
            try {
                try (var out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    for (var at = 0; at < bytes.length && !result.isDone(); at += PIECE) {
                        var length = Math.min(PIECE, bytes.length - at);
                        out.write(bytes, at, length);
                        progress.accept((double) (at + length) / bytes.length);
                    }
                }
                if (!result.isDone()) {
                    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
                }
                return file;
            } finally {
                Files.deleteIfExists(draft);
            }
        });
    }

    private interface Job<T> {
        T run(CompletableFuture<T> result) throws IOException;
    }

    private static <T> CompletableFuture<T> start(Job<T> job) {
        var result = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(job.run(result));
            } catch (Throwable failure) { // a value may also be too large for the memory
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
