package org.herobase.console.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.herobase.console.result.LongValue;
import org.herobase.console.result.ShownRows;
import org.herobase.db.StorageClass;

/** Reads rows and writes them in a format, one after the other. May be used from any thread. */
final class RowWriting {
    private final ShownRows rows;
    private final ExportFormat format;
    private final String table;
    private final AtomicLong written = new AtomicLong();
    private volatile CompletableFuture<Void> reading; // null before it begins
    private volatile boolean isStopped;
    private boolean isFull;
    private long cut;

    /**
     * How it ended.
     *
     * @param rows how many were written
     * @param isAll whether there was room for all
     * @param cut how many values were written only as far as they were kept
     */
    record End(long rows, boolean isAll, long cut) {}

    /**
     * @param table into which SQL inserts the rows
     */
    RowWriting(ShownRows rows, ExportFormat format, String table) {
        this.rows = rows;
        this.format = format;
        this.table = table;
    }

    /**
     * Writes the rows, and waits for that.
     *
     * @param isFull whether there is no room for another row
     * @throws CancellationException if it was stopped, by {@link #stop} or by a new run of the connection
     * @throws CompletionException if the rows could not be read, or what they are written to refused
     */
    End write(Appendable out, BooleanSupplier isFull) throws IOException {
        var form = format.to(out, rows.columns(), table);
        form.header();
        reading = rows.read(values -> {
            if (isStopped) {
                throw new CancellationException();
            }
            if (isFull.getAsBoolean()) {
                this.isFull = true;
                return false;
            }
            form.row(whole(values));
            written.incrementAndGet();
            return true;
        });
        if (isStopped) {
            reading.cancel(true);
        }
        try {
            reading.join();
        } catch (CompletionException failure) {
            throw isStopped || failure.getCause() instanceof CancellationException
                    ? new CancellationException()
                    : failure;
        }
        form.end();
        return new End(written.get(), !this.isFull, cut);
    }

    /** Stops it soon. */
    void stop() {
        isStopped = true;
        var current = reading;
        if (current != null) {
            current.cancel(true);
        }
    }

    boolean isStopped() {
        return isStopped;
    }

    /** How many rows have been written so far. */
    long written() {
        return written.get();
    }

    /** Has the start of a long value in its place, where no more is left of it. */
    private List<Object> whole(List<Object> values) {
        if (values.stream().noneMatch(LongValue.class::isInstance)) {
            return values;
        }
        var whole = new ArrayList<>(values);
        whole.replaceAll(value -> value instanceof LongValue part ? start(part) : value);
        return whole;
    }

    private Object start(LongValue value) {
        cut++;
        if (value.storageClass() == StorageClass.BLOB) {
            return new byte[0];
        }
        var start = value.start();
        var isHalf = !start.isEmpty() && Character.isHighSurrogate(start.charAt(start.length() - 1));
        return isHalf ? start.substring(0, start.length() - 1) : start;
    }
}
