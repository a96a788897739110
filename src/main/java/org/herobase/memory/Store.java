package org.herobase.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.DatabaseException;
import org.herobase.db.OwnSchema;
import org.herobase.db.Problem;
import org.herobase.db.Work;

/**
 * The file that holds what the app remembers, opened with the first use of it. Whatever is wrong with the file, there is
 * a database to use: a damaged file is put aside and begun anew, and where that does not help, too, a temporary one
 * serves until the app is closed. Safe for use from any thread.
 */
final class Store {
    private static final Logger LOG = Logger.getLogger(Store.class.getName());

    /** "HeMe" in ASCII. */
    private static final OwnSchema SCHEMA = new OwnSchema(0x48654D65, 1, "org/herobase/memory/migration");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final Path file;
    private final CompletableFuture<Keeping> keeping = new CompletableFuture<>();
    /** Opens the database and hands it its work, in order; never waits for the work itself. */
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("herobase-memory").factory());

    private Database database; // on the executor's thread; null before the first use

    Store(Path file) {
        this.file = file;
    }

    /** Completes when the file is opened for the first time; fails if there is no database to use. */
    CompletableFuture<Keeping> keeping() {
        return keeping.copy();
    }

    /** Reads, all of the job's statements from the same state. Cancelling it stops it. */
    <T> CompletableFuture<T> read(Job<T> job) {
        return submit(Database::read, job);
    }

    /** Writes in one transaction, after all that was to be written before. */
    <T> CompletableFuture<T> write(Job<T> job) {
        return submit(Database::write, job);
    }

    /** Takes no more work; completes when all is written and the file is let go. */
    CompletableFuture<Void> close() {
        var closed = new CompletableFuture<Void>();
        try {
            executor.execute(() -> {
                if (database == null) {
                    closed.complete(null);
                } else {
                    database.close().whenComplete((_, _) -> closed.complete(null));
                }
            });
            executor.shutdown();
        } catch (RejectedExecutionException _) {
            closed.complete(null); // closed already
        }
        return closed;
    }

    private <T> CompletableFuture<T> submit(BiFunction<Database, Job<T>, Work<T>> how, Job<T> job) {
        var result = new CompletableFuture<T>();
        execute(result, () -> start(how, job, result, true));
        return result;
    }

    private void execute(CompletableFuture<?> result, Runnable step) {
        try {
            executor.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException failure) { // not even a temporary database can be opened
                    keeping.completeExceptionally(failure);
                    result.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException _) {
            result.cancel(false);
        }
    }

    private <T> void start(
            BiFunction<Database, Job<T>, Work<T>> how, Job<T> job, CompletableFuture<T> result, boolean mayBeginAnew) {
        if (result.isDone()) {
            return; // nobody waits for it any longer
        }
        if (database == null) {
            database = open();
        }
        var used = database;
        var work = how.apply(used, job);
        result.whenComplete((_, _) -> work.cancel(true)); // in vain if it is done
        work.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else if (mayBeginAnew && isDamage(failure)) {
                execute(result, () -> {
                    beginAnew(used);
                    start(how, job, result, false);
                });
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private Database open() {
        try {
            var opened = Database.openOwn(file, SCHEMA);
            keeping.complete(new Keeping(Keeping.State.KEPT, file));
            return opened;
        } catch (DatabaseException failure) {
            if (isDamage(failure)) {
                return openNew(failure);
            }
            var isNewer = failure.problem() == Problem.NEWER;
            return openTemporary(isNewer ? Keeping.State.FILE_NEWER : Keeping.State.FILE_UNUSABLE, failure);
        }
    }

    /** Puts the damaged file aside, with what SQLite has put beside it, and makes another one. */
    private Database openNew(Throwable damage) {
        var aside = file.resolveSibling(file.getFileName() + ".damaged-" + TIME.format(LocalDateTime.now()));
        LOG.log(Level.WARNING, damage, () -> file + " is damaged and becomes " + aside);
        try {
            for (var suffix : new String[] {"", "-wal", "-shm"}) {
                var part = file.resolveSibling(file.getFileName() + suffix);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
                }
            }
            var opened = Database.openOwn(file, SCHEMA);
            keeping.complete(new Keeping(Keeping.State.BEGUN_ANEW, aside));
            return opened;
        } catch (IOException | DatabaseException failure) {
            return openTemporary(Keeping.State.FILE_UNUSABLE, failure);
        }
    }

    private Database openTemporary(Keeping.State state, Exception reason) {
        LOG.log(Level.WARNING, reason, () -> "what the console remembers is not kept in " + file);
        try {
            var folder = Files.createTempDirectory("herobase-");
            var temporary = folder.resolve("console.db");
            folder.toFile().deleteOnExit(); // what was registered last is deleted first
            for (var suffix : new String[] {"", "-wal", "-shm"}) {
                temporary
                        .resolveSibling(temporary.getFileName() + suffix)
                        .toFile()
                        .deleteOnExit();
            }
            var opened = Database.openOwn(temporary, SCHEMA);
            keeping.complete(new Keeping(state, file));
            return opened;
        } catch (IOException failure) {
            throw new DatabaseException(Problem.READ_ONLY, file.toString(), failure);
        }
    }

    /** Unless that was done for another piece of work already. */
    private void beginAnew(Database damaged) {
        if (database == damaged) {
            damaged.close().exceptionally(_ -> null).join();
            database = null;
            database = openNew(new DatabaseException(Problem.DAMAGED, file.toString(), null));
        }
    }

    private static boolean isDamage(Throwable failure) {
        var problem = Problem.of(failure);
        return problem == Problem.DAMAGED || problem == Problem.NOT_A_DATABASE;
    }
}
