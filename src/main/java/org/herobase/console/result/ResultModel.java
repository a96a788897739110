package org.herobase.console.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.herobase.console.result.ReadingTurn.Chunks;
import org.herobase.console.result.ReadingTurn.Copy;
import org.herobase.console.result.ReadingTurn.Count;
import org.herobase.console.result.ReadingTurn.FirstRows;
import org.herobase.rows.Filter;
import org.herobase.rows.RowSource;
import org.herobase.rows.Sort;
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
    private final ReadRows read;
    private final ReadOnlyObjectWrapper<ResultPart> part = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<OptionalLong> total = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> all = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final PauseTransition patience = new PauseTransition(COUNT_LIMIT);
    private final ReadingTurn turn = new ReadingTurn(this::next, this::fail);
    private final List<Runnable> onRows = new ArrayList<>();
    private ResultPart wanted; // null for the one that is shown
    private int firstOnScreen;
    private int lastOnScreen = -1;
    private boolean isUncountable; // counting failed

    /**
     * @param result whose query is read on, if it can be
     * @param cache keeps what was read
     */
    ResultModel(QueryResult result, RowCache cache) {
        this.result = result;
        var chunkRows =
                Math.clamp(CHUNK_CELLS / Math.max(1, result.columns().size()), LEAST_CHUNK_ROWS, MOST_CHUNK_ROWS);
        rows = new ResultRows(result.rows(), cache, chunkRows);
        read = new ReadRows(rows);
        patience.setOnFinished(_ -> {
            if (turn.task() instanceof Count) {
                isUncountable = true;
                turn.stop();
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
        return turn.busy();
    }

    /** Whether rows were read that need not go with those before: the data has changed since the query ran. */
    ReadOnlyBooleanProperty changed() {
        return read.changed();
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
        if (turn.task() != null) {
            turn.stop();
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
        turn.stop();
        turn.follow(new Copy(), part.get().copy(cells), onCopied);
    }

    /** While a cell is edited nothing moves: what was read meanwhile is shown when it ends. */
    void hold(boolean hold) {
        turn.hold(hold);
    }

    /**
     * Shows a row as it is after a change of the user, which is no reason to warn.
     *
     * @param before as it was; nothing happens if other rows are shown by now
     */
    void replace(int index, List<Object> before, List<Object> after) {
        read.forgetVersion();
        if (index < rows.size() && rows.get(index) == before) {
            rows.replace(index, after);
            tell();
        }
    }

    /** Something was changed of which it is not known what it means for the rows. */
    void noteChange() {
        read.noteChange();
    }

    /** The columns that have values which are too large to be read with their rows. */
    Set<Integer> large() {
        return read.large();
    }

    /** Stops everything and lets the memory go. */
    void close() {
        turn.stop();
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
        turn.stop();
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
            read.begin(end.version());
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
        if (part.get() == null || turn.isHolding()) {
            return;
        }
        var missing = wanted == null ? missing() : -1;
        var goesOn = switch (turn.task()) {
            case null -> false;
            case Copy _, FirstRows _ -> true;
            case Chunks chunks -> missing < 0 || chunks.has(missing);
            case Count _ -> missing < 0;
        };
        if (goesOn) {
            return;
        }
        turn.stop();
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
        turn.follow(new FirstRows(), newPart.read(0, rows.chunkRows(), large()), reading -> {
            wanted = null;
            var known = isOtherRows ? OptionalLong.empty() : total.get();
            part.set(newPart);
            total.set(known);
            var size = reading.isEnd()
                    ? reading.rows().size()
                    : known.orElse(reading.rows().size() + (long) rows.chunkRows());
            read.restart(reading, size);
            if (reading.isEnd()) {
                setTotal(reading.rows().size());
            }
            tell();
        });
    }

    private void readChunks(int chunk) {
        var size = rows.chunkRows();
        var chunks = new Chunks(chunk, Math.min(lastOnScreen / size, chunk + 1));
        // The row before them shows whether they go with those that are here.
        var before = chunk == 0 ? 0 : 1;
        var start = (long) chunk * size;
        var count = (chunks.last() - chunk + 1) * size;
        turn.follow(chunks, part.get().read(start - before, count + before, large()), reading -> {
            var end = read.add(chunk, reading, before == 1);
            if (reading.isEnd()) {
                if (total.get().isPresent() && total.get().getAsLong() != end) {
                    read.noteChange();
                }
                setTotal(end);
            } else if (total.get().isEmpty()) {
                rows.setSize(Math.max(rows.size(), end + size));
            }
            tell();
        });
    }

    private void count() {
        turn.follow(new Count(), part.get().count(), this::setTotal);
        patience.playFromStart();
    }

    private void setTotal(long count) {
        total.set(OptionalLong.of(count));
        if (part.get() == null || part.get().filter().isEmpty()) {
            all.set(OptionalLong.of(count));
        }
        rows.setSize(count);
    }

    private void fail(ReadingTurn.Task task, Throwable thrown) {
        wanted = null;
        var isCancelled = thrown instanceof CancellationException; // by another: a new run of the sheet, or its end
        if (!isCancelled) {
            isUncountable = task instanceof Count;
        }
        if (!isCancelled || task.isWaitedFor()) {
            failure.set(thrown);
        }
    }

    private void tell() {
        onRows.forEach(Runnable::run);
    }
}
