package org.herobase.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.rows.Filter;
import org.herobase.rows.Page;
import org.herobase.rows.PageRequest;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.Sort;
import org.herobase.rows.View;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What a grid shows: a page of a filtered and sorted view, and how many rows there are. Belongs to the JavaFX thread;
 * reading and counting go on beside it, and the newest wish replaces those before it.
 *
 * @param <R> the table's record
 */
public final class GridModel<R extends Record> {
    private record Timed<R extends Record>(Page<R> page, Duration duration) {}

    private final Database database;
    private final ReadOnlyObjectWrapper<View<R>> view = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Page<R>> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<OptionalLong> total = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> readTime = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Map<R, Row<R>> rows = new IdentityHashMap<>();
    private final Map<RowKey, Row<R>> heldRows = new HashMap<>(); // of the held page, by key

    private PageRequest request = new PageRequest.First(); // of the page that is, or was last, on screen
    private Work<Timed<R>> reading;
    private Work<Long> counting;
    private List<Object> revealing; // key of the row whose page is being read; null for any other reading
    private Page<R> held;
    private Throwable heldFailure;
    private boolean holding;

    /**
     * @param database where the rows are
     * @param source what to read
     * @param pageSize rows a page
     */
    public GridModel(Database database, RowSource<R> source, int pageSize) {
        this.database = database;
        this.view.set(new View<>(source, Filter.NONE, List.of(), pageSize));
    }

    /** What is browsed and how. */
    public ReadOnlyObjectProperty<View<R>> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** The page on screen; null before the first one is there, and after one that could not be read. */
    public ReadOnlyObjectProperty<Page<R>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The number of rows in the view; empty until they are counted. */
    public ReadOnlyObjectProperty<OptionalLong> totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Whether a page is being read. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the page could not be read; null if it could. */
    public ReadOnlyObjectProperty<Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How long the database took for the page on screen; null before the first one is there. */
    public ReadOnlyObjectProperty<Duration> readTimeProperty() {
        return readTime.getReadOnlyProperty();
    }

    /** What is browsed. */
    public RowSource<R> source() {
        return view.get().source();
    }

    /** The whole row behind a record of the page on screen, as last read. */
    public Row<R> row(R record) {
        var row = rows.get(record);
        return row == null || heldRows.isEmpty() ? row : heldRows.getOrDefault(new RowKey(keyOf(row)), row);
    }

    /** Shows the first page. */
    public void first() {
        load(new PageRequest.First());
    }

    /** Shows the page before. */
    public void previous() {
        if (page.get() != null && page.get().hasPrevious()) {
            load(page.get().previous(view.get().size()));
        }
    }

    /** Shows the page behind. */
    public void next() {
        if (page.get() != null && page.get().hasNext()) {
            load(page.get().next());
        }
    }

    /** Shows the last page. */
    public void last() {
        load(new PageRequest.Last(total.get()));
    }

    /**
     * Shows a page by its number.
     *
     * @param number from 1; the last page if there are fewer
     */
    public void goTo(long number) {
        load(new PageRequest.Number(number));
    }

    /** Reads the page on screen again, and counts again. */
    public void refresh() {
        total.set(OptionalLong.empty());
        stopCounting();
        if (revealing != null) {
            reveal(revealing); // a change tells to refresh, too: that must not take the new row out of view
        } else {
            load(request);
        }
    }

    /** Reads the same rows with other computed columns. */
    public void setSource(RowSource<R> source) {
        var old = view.get();
        view.set(new View<>(source, old.filter(), old.sorts(), old.size()));
        load(request);
    }

    /** Shows other rows, from the first page. */
    public void setFilter(Filter filter) {
        if (!filter.equals(view.get().filter())) {
            var old = view.get();
            show(new View<>(old.source(), filter, old.sorts(), old.size()), true);
        }
    }

    /** Shows the rows in another order, from the first page. */
    public void setSorts(List<Sort> sorts) {
        if (!sorts.equals(view.get().sorts())) {
            var old = view.get();
            show(new View<>(old.source(), old.filter(), List.copyOf(sorts), old.size()), false);
        }
    }

    /** Shows pages of another size, from the first page. */
    public void setPageSize(int size) {
        if (size != view.get().size()) {
            var old = view.get();
            show(new View<>(old.source(), old.filter(), old.sorts(), size), false);
        }
    }

    /**
     * Shows the page that holds a row.
     *
     * @param key values of its key
     */
    public void reveal(List<Object> key) {
        var current = view.get();
        total.set(OptionalLong.empty());
        stopCounting();
        read(sql -> {
            var row = current.readRow(sql, key);
            if (row == null) {
                return current.read(sql, new PageRequest.First());
            }
            // A new row mostly lies at the end, where no counting is needed to find it.
            var last = current.read(sql, new PageRequest.Last(OptionalLong.empty()));
            var wanted = new RowKey(key);
            var lies = last.rows().stream().anyMatch(other -> new RowKey(keyOf(other)).equals(wanted));
            return lies ? last : current.readPageOf(sql, row);
        });
        revealing = key;
    }

    /** Whether the filter lets a row through, by the values of its key. */
    Work<Boolean> shows(List<Object> key) {
        var current = view.get();
        return database.read(sql -> current.shows(sql, key));
    }

    /** Reads one row by the values of its key; empty if it is gone. */
    Work<Optional<Row<R>>> read(List<Object> key) {
        var current = view.get();
        return database.read(sql -> Optional.ofNullable(current.readRow(sql, key)));
    }

    /** The values that tell a row from the others: of its key, or all of them where it has none. */
    public List<Object> keyOf(Row<R> row) {
        return source().identity().stream()
                .map(column -> row.value(column.name()))
                .toList();
    }

    /** The values that name the first row that another filter lets through; empty if there is none. */
    public Work<Optional<List<Object>>> keyOfFirst(Filter filter) {
        var first = new View<>(source(), filter, List.of(), 1);
        return database.read(sql -> first.read(sql, new PageRequest.First()).rows().stream()
                .findFirst()
                .map(this::keyOf));
    }

    /** Reads whole values that the page has only the beginnings of, in the order of their cells. */
    Work<List<Object>> readWhole(List<GridCell<R>> cells) {
        var current = view.get();
        return database.read(sql -> {
            var whole = new ArrayList<Object>();
            for (var cell : cells) {
                whole.add(
                        current.readWhole(sql, keyOf(cell.row()), cell.column().shown()));
            }
            return whole;
        });
    }

    /**
     * Reads a whole value that the page has only the beginning of.
     *
     * @return null, Long, Double, String or byte[]; fails if the row is gone
     */
    public Work<Object> readWhole(Row<R> row, Column column) {
        var current = view.get();
        var key = keyOf(row);
        return database.read(sql -> current.readWhole(sql, key, column));
    }

    /** Stops reading because the user wants so; the grid then says that it has not read. */
    public void cancel() {
        if (loading.get()) {
            stop();
            fail(new CancellationException());
            loading.set(false);
        }
    }

    /** Stops reading and counting. */
    public void stop() {
        if (reading != null) {
            reading.cancel(true);
        }
        stopCounting();
    }

    /** While a cell is edited the page on screen stays; what was read meanwhile is shown when it ends. */
    void hold(boolean hold) {
        holding = hold;
        if (!hold && heldFailure != null) {
            var waiting = heldFailure;
            heldFailure = null;
            fail(waiting);
        } else if (!hold && held != null) {
            var waiting = held;
            held = null;
            heldRows.clear();
            accept(waiting);
        }
    }

    private void show(View<R> newView, boolean otherRows) {
        view.set(newView);
        if (otherRows) {
            total.set(OptionalLong.empty());
            stopCounting();
        }
        first();
    }

    private void load(PageRequest request) {
        var current = view.get();
        var quick = current.quick();
        if (quick.isPresent()) {
            read(sql -> quick.get().read(sql, request), () -> read(sql -> current.read(sql, request)));
        } else {
            read(sql -> current.read(sql, request));
        }
    }

    private void read(Function<DSLContext, Page<R>> job) {
        read(job, this::count);
    }

    private void read(Function<DSLContext, Page<R>> job, Runnable then) {
        if (reading != null) {
            reading.cancel(true);
        }
        revealing = null;
        var work = database.read(sql -> {
            var start = System.nanoTime();
            return new Timed<>(job.apply(sql), Duration.ofNanos(System.nanoTime() - start));
        });
        reading = work;
        loading.set(true);
        Background.of(work)
                .onSuccess(read -> {
                    if (work == reading) {
                        revealing = null;
                        readTime.set(read.duration());
                        accept(read.page());
                        then.run();
                    }
                })
                .onFailure(thrown -> {
                    if (work == reading) {
                        fail(thrown);
                    }
                })
                .andFinally(() -> {
                    if (work == reading) {
                        loading.set(false);
                    }
                });
    }

    private void fail(Throwable thrown) {
        if (holding) {
            heldFailure = thrown;
            return;
        }
        failure.set(thrown);
        page.set(null);
        total.set(OptionalLong.empty());
    }

    private void accept(Page<R> read) {
        if (holding) {
            held = read;
            heldFailure = null;
            heldRows.clear();
            read.rows().forEach(row -> heldRows.put(new RowKey(keyOf(row)), row));
            return;
        }
        rows.clear();
        read.rows().forEach(row -> rows.put(row.record(), row));
        failure.set(null);
        request = read.request();
        page.set(read);
        if (read.total().isPresent()) {
            total.set(read.total());
        }
    }

    private void count() {
        if (total.get().isPresent() || counting != null) {
            return;
        }
        var current = view.get();
        var work = database.read(current::count);
        counting = work;
        Background.of(work)
                .onSuccess(rowCount -> {
                    if (work == counting) {
                        total.set(OptionalLong.of(rowCount));
                    }
                })
                .onFailure(_ -> {}) // the page of the same rows tells what is wrong with them
                .andFinally(() -> {
                    if (work == counting) {
                        counting = null;
                    }
                });
    }

    private void stopCounting() {
        if (counting != null) {
            counting.cancel(true);
            counting = null;
        }
    }
}
