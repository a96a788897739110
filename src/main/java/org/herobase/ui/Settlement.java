package org.herobase.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.rows.Change;
import org.herobase.rows.ConflictException;
import org.herobase.rows.Filter;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.rows.View;
import org.jooq.Record;

/**
 * Saves what the user entered for a row, wherever that was; where another program has changed the row meanwhile, he settles
 * that first. What only one of the two changed needs no settling.
 *
 * @param <R> the table's record
 */
public final class Settlement<R extends Record> {
    /** How a row is written; called more than once if others do not stop changing it. */
    public interface Saving<R extends Record> {
        /** Writes some values of a row. */
        CompletionStage<Change> update(Row<R> row, Map<Column, Object> values);

        /** Puts a row back that was deleted. */
        CompletionStage<Change> putBack(Map<Column, Object> values);
    }

    private static final String HIDDEN = "•••";

    private final Database database;
    private final TableEdits<R> writing;
    private final Dialogs dialogs;
    private final Function<Column, String> title;
    private final Predicate<Column> hidden;
    private final Texts texts = new Texts(Settlement.class);

    /**
     * @param title the name of a column, as the user knows it
     * @param hidden whether a column's values may not be read on the screen at the moment
     */
    public Settlement(
            Database database,
            TableEdits<R> writing,
            Dialogs dialogs,
            Function<Column, String> title,
            Predicate<Column> hidden) {
        this.database = database;
        this.writing = writing;
        this.dialogs = dialogs;
        this.title = title;
        this.hidden = hidden;
    }

    /**
     * Saves values of a row in its table.
     *
     * @param thing the row, as the user knows it
     * @param what is done, for Undo and Redo
     * @param seen the row as the user saw it when he began
     * @param mine what he entered
     * @return as {@link #save(String, Row, Map, Saving)}
     */
    public CompletionStage<Change> save(String thing, String what, Row<R> seen, Map<Column, Object> mine) {
        return save(thing, seen, mine, new Saving<>() {
            @Override
            public CompletionStage<Change> update(Row<R> row, Map<Column, Object> values) {
                return writing.update(what, row, values);
            }

            @Override
            public CompletionStage<Change> putBack(Map<Column, Object> values) {
                return writing.insert(what, values);
            }
        });
    }

    /**
     * Saves values of a row.
     *
     * @return completes when they are saved or the user left them to what another program wrote; fails with
     *     {@link ConflictException} if he cancelled, or what SQLite says, and then nothing was changed; cancelling it stops
     *     the writing
     */
    public CompletionStage<Change> save(String thing, Row<R> seen, Map<Column, Object> mine, Saving<R> saving) {
        var steps = new Steps();
        return steps.of(attempt(new Task<>(thing, saving, steps), seen, mine));
    }

    private record Task<R extends Record>(String thing, Saving<R> saving, Steps steps) {}

    private CompletionStage<Change> attempt(Task<R> task, Row<R> seen, Map<Column, Object> mine) {
        return task.steps()
                .follow(task.saving().update(seen, mine))
                .exceptionallyComposeAsync(
                        failure -> {
                            var cause = failure instanceof CompletionException ? failure.getCause() : failure;
                            // Nothing but all of its values names a row of a view: it cannot be found again.
                            return cause instanceof ConflictException conflict
                                            && !writing.source().key().isEmpty()
                                    ? settle(task, seen, mine, conflict)
                                    : CompletableFuture.failedFuture(cause);
                        },
                        Platform::runLater);
    }

    private CompletionStage<Change> settle(
            Task<R> task, Row<R> seen, Map<Column, Object> mine, ConflictException conflict) {
        var view = new View<>(writing.source(), Filter.NONE, List.of(), 1);
        var key = writing.source().identity().stream()
                .map(column -> seen.value(column.name()))
                .toList();
        return task.steps()
                .follow(database.read(sql -> view.readRow(sql, key)))
                .thenComposeAsync(
                        now -> {
                            task.steps().check();
                            return now == null
                                    ? putBack(task, seen, mine, conflict)
                                    : choose(task, seen, now, changed(seen, mine), conflict);
                        },
                        Platform::runLater);
    }

    private CompletionStage<Change> choose(
            Task<R> task, Row<R> seen, Row<R> now, Map<Column, Object> mine, ConflictException conflict) {
        if (mine.keySet().stream().allMatch(column -> isSame(now.value(column.name()), seen.value(column.name())))) {
            return CompletableFuture.failedFuture(conflict); // it is as he saw it: a trigger ignores the update
        }
        var both = mine.keySet().stream()
                .filter(column -> !isSame(now.value(column.name()), seen.value(column.name()))
                        && !isSame(now.value(column.name()), mine.get(column)))
                .toList();
        var kept = new LinkedHashMap<>(mine);
        if (!both.isEmpty()) {
            var columns = both.stream()
                    .map(column -> new Conflict.Column(
                            title.apply(column),
                            text(column, seen.value(column.name())),
                            text(column, now.value(column.name())),
                            text(column, mine.get(column))))
                    .toList();
            var chosen = dialogs.settle(new Conflict.Changed(task.thing(), columns));
            if (chosen.isEmpty()) {
                return CompletableFuture.failedFuture(conflict);
            }
            for (var place = 0; place < both.size(); place++) {
                if (!chosen.get().contains(place)) {
                    kept.remove(both.get(place));
                }
            }
        }
        return attempt(task, now, kept);
    }

    private CompletionStage<Change> putBack(
            Task<R> task, Row<R> seen, Map<Column, Object> mine, ConflictException conflict) {
        var values = new LinkedHashMap<>(writing.kept(seen));
        values.putAll(mine);
        var partly = values.keySet().stream()
                .filter(column -> values.get(column) instanceof Excerpt)
                .map(title)
                .toList();
        if (!partly.isEmpty()) {
            dialogs.error(new ErrorText(
                    texts.get("conflict.gone", task.thing()),
                    texts.get("conflict.gone.partly", String.join(", ", partly)),
                    ""));
            return CompletableFuture.failedFuture(conflict);
        }
        var shown = new ArrayList<Conflict.Value>();
        values.forEach((column, value) -> shown.add(new Conflict.Value(
                title.apply(column), text(column, value), !isSame(value, seen.value(column.name())))));
        return dialogs.settle(new Conflict.Deleted(task.thing(), shown)).isPresent()
                ? task.steps().follow(task.saving().putBack(values))
                : CompletableFuture.failedFuture(conflict);
    }

    /** A form may hand over what it only shows: to write that would undo what others wrote. */
    private Map<Column, Object> changed(Row<R> seen, Map<Column, Object> mine) {
        var changed = new LinkedHashMap<>(mine);
        changed.keySet().removeIf(column -> isSame(mine.get(column), seen.value(column.name())));
        return Collections.unmodifiableMap(changed);
    }

    private String text(Column column, Object value) {
        return hidden.test(column) ? HIDDEN : ValueText.of(value);
    }

    private static boolean isSame(Object value, Object other) {
        return Objects.deepEquals(value, other);
    }
}
