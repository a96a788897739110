package org.herobase.db;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.sqlite.SQLiteConnection;

/**
 * One connection and the one thread that uses it. The connection is opened with the first work, on its thread; work is
 * done one after the other. Work that waits for a lock gives up when it is cancelled.
 */
public final class ConnectionThread {
    /** What is to be done with the connection. */
    @FunctionalInterface
    public interface Job<T> {
        /**
         * Runs on the connection's thread.
         *
         * @param sql the connection, as jOOQ sees it; not to be kept
         * @return the result, may be null
         * @throws SQLException which fails the work
         */
        T run(DSLContext sql) throws SQLException;
    }

    private final ConnectionFactory connections;
    private final BooleanSupplier hopeless;
    private final ExecutorService executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private Work<?> current; // guarded by lock
    private CompletableFuture<Void> closed; // guarded by lock; null while open
    private LockPatience patience;
    private SQLiteConnection connection; // guarded by lock where another thread than the connection's reads it

    ConnectionThread(String name, ConnectionFactory connections) {
        this(name, connections, () -> false);
    }

    /**
     * @param hopeless asked on the connection's thread while work waits for a lock: whether it will not get it soon
     */
    ConnectionThread(String name, ConnectionFactory connections, BooleanSupplier hopeless) {
        this.connections = connections;
        this.hopeless = hopeless;
        this.executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("herobase-" + name).factory());
    }

    /**
     * Queues work for the connection, from any thread.
     *
     * @return the work; a job cancelled before its turn is never run, one that comes after {@link #close} is cancelled
     */
    public <T> Work<T> submit(Job<T> job) {
        var work = new Work<T>(this);
        waiting.incrementAndGet();
        try {
            executor.execute(() -> {
                try {
                    run(work, job);
                } finally {
                    done.incrementAndGet();
                    waiting.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException _) {
            waiting.decrementAndGet();
            work.cancel(true);
        }
        return work;
    }

    /** Whether work is running or queued. */
    boolean isBusy() {
        return waiting.get() > 0;
    }

    /** How much work was begun and has ended. */
    long done() {
        return done.get();
    }

    /** Whether the connection is let go. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed != null && closed.isDone();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops the running work, lets the connection go and takes no more work. Closing twice does no harm.
     *
     * @return completes when the connection is closed
     */
    public CompletableFuture<Void> close() {
        return close(true);
    }

    /** Does what is queued, then lets the connection go and takes no more work. */
    CompletableFuture<Void> drain() {
        return close(false);
    }

    private CompletableFuture<Void> close(boolean stop) {
        Work<?> running;
        lock.lock();
        try {
            if (closed != null) {
                return closed;
            }
            running = current;
            closed = CompletableFuture.runAsync(this::closeConnection, executor);
            executor.shutdown();
        } finally {
            lock.unlock();
        }
        if (stop && running != null) {
            running.cancel(true);
        }
        return closed;
    }

    /**
     * Stops the work under way if it was cancelled in a moment in which SQLite was not to be interrupted.
     *
     * @throws CancellationException if it was
     */
    void checkNotCancelled() {
        lock.lock();
        try {
            if (current != null && current.isCancelled()) {
                throw new CancellationException();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts SQLite if it is at this work; false if it has left it. */
    boolean interrupt(Work<?> work) {
        lock.lock();
        try {
            if (current != work) {
                return false;
            }
            if (connection != null) {
                connection.getDatabase().interrupt();
            }
            return true;
        } catch (SQLException _) {
            return false; // closed meanwhile: nothing left to interrupt
        } finally {
            lock.unlock();
        }
    }

    private <T> void run(Work<T> work, Job<T> job) {
        if (work.isDone()) {
            return;
        }
        setCurrent(work);
        T result = null;
        Throwable failure = null;
        try {
            if (connection != null && !connections.stillGives(connection)) {
                letGo(); // and with it goes what it has not committed
            }
            if (connection == null) {
                open();
            }
            patience.renew(connection);
            result = job.run(connections.context(connection));
        } catch (Throwable thrown) {
            failure = thrown;
            connections.workFailed(failure);
        }
        setCurrent(null);
        if (failure == null) {
            work.complete(result);
        } else {
            work.completeExceptionally(failure);
        }
    }

    private void open() throws SQLException {
        var opened = connections.open();
        patience = LockPatience.install(
                opened, () -> current.isCancelled() || hopeless.getAsBoolean(), () -> current.waits());
        lock.lock();
        try {
            connection = opened;
        } finally {
            lock.unlock();
        }
    }

    private void closeConnection() {
        try {
            letGo();
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    private void letGo() throws SQLException {
        lock.lock();
        try {
            if (connection != null) {
                connection.close();
            }
        } finally {
            connection = null;
            lock.unlock();
        }
    }

    private void setCurrent(Work<?> work) {
        lock.lock();
        try {
            current = work;
        } finally {
            lock.unlock();
        }
    }
}
