package org.herobase.console.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.herobase.db.Work;
import org.herobase.rows.Filter;
import org.herobase.rows.RowSource;
import org.herobase.rows.Sort;
import org.herobase.ui.Background;
import org.jooq.Record;

/**
 * What a result shows: rows of its query, filtered and sorted, read as they are looked at; and how many there are. It
 * does one thing at a time on the query's connection, what is on screen first. Belongs to the JavaFX thread.
 */
final class ResultModel {
    /** Nobody has asked for the number: it is worth no more work than this. */
    private static final Duration COUNT_LIMIT = Duration.seconds(10);

    private static final int MOST_CHUNK_ROWS = 500;
    private static final int LEAST_CHUNK_ROWS = 50;
    private static final int CHUNK_CELLS = 50_000;

    private final QueryResult result;
    private final ResultRows rows;
    private final ReadOnlyObjectWrapper<ResultPart> part = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<OptionalLong> total = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> all = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final PauseTransition patience = new PauseTransition(COUNT_LIMIT);
    private final Set<Integer> large = new HashSet<>(); // columns with values too large to be read with their rows
    private final List<Runnable> onRows = new ArrayList<>();
    private DataVersion version; // of the rows on screen; null if not known
    private ResultPart wanted; // null for the one that is shown
    private int firstOnScreen;
    private int lastOnScreen = -1;
    private Work<?> work; // null if nothing is under way
    private boolean isCounting;
    private final List<Runnable> held = new ArrayList<>();
    private boolean isCopying;
    private boolean isHolding; // a cell is edited
    private boolean isUncountable; // counting failed
    private int readFrom; // the first and last chunk of the reading under way
    private int readTo;

    /**
     * @param result whose query is read on, if it can be
     * @param cache keeps what was read
     */
    ResultModel(QueryResult result, RowCache cache) {
        this.result = result;
        var chunkRows =
                Math.clamp(CHUNK_CELLS / Math.max(1, result.columns().size()), LEAST_CHUNK_ROWS, MOST_CHUNK_ROWS);
        rows = new ResultRows(result.rows(), cache, chunkRows);
        patience.setOnFinished(_ -> {
            if (isCounting) {
                isUncountable = true;
                stop();
            }
        });
        result.rows().subscribe(this::showRun);
        result.end().subscribe(this::showRun);
        showRun();
    }

    /** All rows; those that are not here yet are {@link ResultRows#NOT_YET}. */
    ResultRows rows() {
        return rows;
    }

    /** Which rows are shown; null if the query cannot be read again, or not yet. */
    ReadOnlyObjectProperty<ResultPart> part() {
        return part.getReadOnlyProperty();
    }

    /** How many rows are shown; empty until they are counted. */
    ReadOnlyObjectProperty<OptionalLong> total() {
        return total.getReadOnlyProperty();
    }

    /** How many rows there are without a filter; empty until they are counted. */
    ReadOnlyObjectProperty<OptionalLong> all() {
        return all.getReadOnlyProperty();
    }

    /** Why rows could not be read, a CancellationException if that was stopped; null if nothing is wrong. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether something is read that is waited for. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether rows were read that need not go with those before: the data has changed since the query ran. */
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /** Is told when rows have come in their places. */
    void onRows(Runnable action) {
        onRows.add(action);
    }

    /** Tells which rows are on screen: those of them that are not here are read next, and none that were before. */
    void look(int first, int last) {
        firstOnScreen = first;
        lastOnScreen = last;
        if (failure.get() == null || isUncountable) {
            next();
        }
    }

    /** Has the database show other rows. */
    void setFilter(Filter filter) {
        if (current() != null && !filter.equals(current().filter())) {
            want(new ResultPart(
                    current().query(), current().source(), filter, current().sorts()));
        }
    }

    /** Has the database show the rows in another order; an empty one is the query's own. */
    void setSorts(List<Sort> sorts) {
        if (current() != null && !sorts.equals(current().sorts())) {
            want(new ResultPart(current().query(), current().source(), current().filter(), List.copyOf(sorts)));
        }
    }

    /** Stops what is under way because the user wants so. */
    void cancel() {
        if (work != null) {
            stop();
            wanted = null;
            failure.set(new CancellationException());
        }
    }

    /** Goes on after a failure. */
    void retry() {
        failure.set(null);
        isUncountable = false;
        next();
    }

    /** Reads cells as text; what is on screen waits for it. */
    void copy(Cells cells, Consumer<ResultPart.Copied> onCopied) {
        stop();
        isCopying = true;
        follow(part.get().copy(cells), true, onCopied);
    }

    /** While a cell is edited nothing moves: what was read meanwhile is shown when it ends. */
    void hold(boolean hold) {
        isHolding = hold;
        if (!hold) {
            var waiting = List.copyOf(held);
            held.clear();
            waiting.forEach(Runnable::run);
            next();
        }
    }

    /**
     * Shows a row as it is after a change of the user, which is no reason to warn.
     *
     * @param before as it was; nothing happens if other rows are shown by now
     */
    void replace(int index, List<Object> before, List<Object> after) {
        version = null;
        if (index < rows.size() && rows.get(index) == before) {
            rows.replace(index, after);
            onRows.forEach(Runnable::run);
        }
    }

    /** Something was changed of which it is not known what it means for the rows. */
    void noteChange() {
        changed.set(true);
    }

    /** The columns that have values which are too large to be read with their rows. */
    Set<Integer> large() {
        return Set.copyOf(large);
    }

    /** Stops everything and lets the memory go. */
    void close() {
        stop();
        wanted = null;
        lastOnScreen = -1;
        rows.close();
    }

    private ResultPart current() {
        return wanted == null ? part.get() : wanted;
    }

    private void want(ResultPart newPart) {
        wanted = newPart;
        isUncountable = false;
        failure.set(null);
        stop();
        next();
    }

    /** The run reads, or has read: its rows are there at once. */
    private void showRun() {
        var end = result.end().get();
        if (part.get() != null) {
            return;
        }
        if (end == null) {
            rows.setSize(result.rows().size());
            return;
        }
        var isRead = !end.hasMore();
        result.query().filter(Query::isRepeatable).ifPresent(query -> {
            part.set(new ResultPart(query, source(), Filter.NONE, List.of()));
            version = end.version();
            rows.forEach(row -> IntStream.range(0, row.size())
                    .filter(column -> StoredValue.isPart(row.get(column)))
                    .forEach(large::add));
        });
        if (isRead) {
            setTotal(result.rows().size());
        } else if (part.get() != null) {
            rows.setSize(result.rows().size() + (long) rows.chunkRows());
            next();
        }
    }

    private RowSource<Record> source() {
        return ResultSource.of(result.columns(), result.rows());
    }

    /** Begins what is most wanted, unless something else is under way that is. */
    private void next() {
        if (part.get() == null || isHolding || isCopying) {
            return;
        }
        var missing = wanted == null ? missing() : -1;
        if (work != null) {
            var isWanted = isCounting ? missing < 0 : missing >= readFrom && missing <= readTo;
            if (wanted != null || isWanted || !isCounting && missing < 0) {
                return;
            }
            stop();
        }
        if (wanted != null) {
            readFirst(wanted);
        } else if (missing >= 0) {
            readChunks(missing);
        } else if (total.get().isEmpty() && !isUncountable) {
            count();
        }
    }

    /** The first chunk on screen that is not here; -1 if there is none. */
    private int missing() {
        for (var row = Math.max(0, firstOnScreen); row <= Math.min(lastOnScreen, rows.size() - 1); row++) {
            if (!rows.has(row)) {
                return row / rows.chunkRows();
            }
        }
        return -1;
    }

    private void readFirst(ResultPart newPart) {
        var isOtherRows = !newPart.filter().equals(part.get().filter());
        follow(newPart.read(0, rows.chunkRows(), Set.copyOf(large)), true, reading -> {
            wanted = null;
            var known = isOtherRows ? OptionalLong.empty() : total.get();
            part.set(newPart);
            total.set(known);
            see(reading.version());
            var size = reading.isEnd()
                    ? reading.rows().size()
                    : known.orElse(reading.rows().size() + (long) rows.chunkRows());
            rows.restart(List.of(), size);
            keep(0, reading);
            if (reading.isEnd()) {
                setTotal(reading.rows().size());
            }
            onRows.forEach(Runnable::run);
        });
    }

    private void readChunks(int chunk) {
        var size = rows.chunkRows();
        readFrom = chunk;
        readTo = Math.min(lastOnScreen / size, chunk + 1);
        // The row before them shows whether they go with those that are here.
        var before = chunk == 0 ? 0 : 1;
        var start = (long) chunk * size;
        var count = (readTo - chunk + 1) * size;
        follow(part.get().read(start - before, count + before, Set.copyOf(large)), true, reading -> {
            see(reading.version());
            var read = reading.rows();
            if (before == 1) {
                var seen = rows.get((int) start - 1);
                if (read.isEmpty() || seen != ResultRows.NOT_YET && !StoredValue.isSame(seen, read.getFirst())) {
                    changed.set(true);
                }
                read = read.isEmpty() ? read : read.subList(1, read.size());
            }
            var end = start + read.size();
            keep(chunk, new ResultPart.Reading(reading.version(), read, reading.isEnd()));
            if (reading.isEnd()) {
                if (total.get().isPresent() && total.get().getAsLong() != end) {
                    changed.set(true);
                }
                setTotal(end);
            } else if (total.get().isEmpty()) {
                rows.setSize(Math.max(rows.size(), end + size));
            }
            onRows.forEach(Runnable::run);
        });
    }

    private void count() {
        isCounting = true;
        follow(part.get().count(), false, this::setTotal);
        patience.playFromStart();
    }

    private void setTotal(long count) {
        total.set(OptionalLong.of(count));
        if (part.get() == null || part.get().filter().isEmpty()) {
            all.set(OptionalLong.of(count));
        }
        rows.setSize(count);
    }

    private void keep(int chunk, ResultPart.Reading reading) {
        var size = rows.chunkRows();
        var read = reading.rows();
        // The last first: what was wanted is the newest then, and stays if they do not all fit.
        for (var from = (read.size() - 1) / size * size; from >= 0; from -= size) {
            var to = Math.min(read.size(), from + size);
            if (to - from == size || reading.isEnd()) { // a chunk is whole, or the last
                var part = new ArrayList<>(read.subList(from, to));
                part.forEach(this::noteLarge);
                rows.put(
                        chunk + from / size,
                        new RowChunk(
                                part,
                                part.stream().mapToLong(StoredValue::bytes).sum()));
            }
        }
    }

    private void noteLarge(List<Object> row) {
        for (var column = 0; column < row.size(); column++) {
            if (row.get(column) instanceof LongValue) {
                large.add(column);
            }
        }
    }

    private void see(DataVersion read) {
        if (version != null && !Objects.equals(version, read)) {
            changed.set(true);
        }
        version = read;
    }

    private <T> void follow(Work<T> newWork, boolean isWaitedFor, Consumer<T> onSuccess) {
        work = newWork;
        busy.set(isWaitedFor);
        Background.of(newWork)
                .onSuccess(value -> {
                    if (work == newWork) {
                        end();
                        show(() -> onSuccess.accept(value));
                        next();
                    }
                })
                .onFailure(thrown -> {
                    if (work == newWork) {
                        isUncountable = isCounting;
                        end();
                        wanted = null;
                        failure.set(thrown);
                    }
                })
                .andFinally(() -> {
                    if (work == newWork) { // cancelled by another: a new run of the sheet, or its end
                        end();
                        wanted = null;
                        failure.set(isWaitedFor ? new CancellationException() : failure.get());
                    }
                });
    }

    private void show(Runnable action) {
        if (isHolding) {
            held.add(action);
        } else {
            action.run();
        }
    }

    private void end() {
        work = null;
        isCounting = false;
        isCopying = false;
        busy.set(false);
    }

    private void stop() {
        if (work != null) {
            var stopped = work;
            end();
            stopped.cancel(true);
        }
    }
}
