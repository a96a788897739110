package org.herobase.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.application.Platform;
import org.herobase.rows.Change;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.jooq.Record;

/**
 * What was entered into the cells of a grid and is not read again yet: it is being saved, or just was. Belongs to the JavaFX
 * thread.
 */
final class UnreadEdits<R extends Record> {
    private static final class Edit<R extends Record> {
        private final RowKey key; // of the row as it was read
        private final R record;
        private final Map<String, Object> values;
        private CompletionStage<?> work;
        private Row<R> base; // the row as it was when this was saved; null as long as others are saved before
        private boolean isWritten;
        private Row<R> outdated; // what was read before it was saved; null as long as it is being saved

        private Edit(RowKey key, R record, Map<String, Object> values) {
            this.key = key;
            this.record = record;
            this.values = values;
        }
    }

    private final GridModel<R> model;
    private final List<Edit<R>> edits = new ArrayList<>(); // in the order in which they were made

    UnreadEdits(GridModel<R> model) {
        this.model = model;
    }

    /** A row as it was read, with what was entered for it since. */
    Row<R> over(Row<R> read) {
        var key = keyOf(read);
        edits.removeIf(edit -> edit.key.equals(key) && edit.outdated != null && edit.outdated != read);
        var newest = read;
        for (var edit : edits) {
            if (edit.key.equals(key)) {
                newest = newest.with(edit.values);
            }
        }
        return newest;
    }

    /**
     * Saves what was entered for a row, once what was entered for it before is saved.
     *
     * @param row as the user saw it: with a key that may be being saved, or was refused since
     * @param values by column
     * @param save is given the row with the key that it has then
     * @return completes on the JavaFX thread, when {@link #over} knows what became of it
     */
    CompletionStage<?> save(Row<R> row, Map<String, Object> values, Function<Row<R>, CompletionStage<?>> save) {
        var read = model.row(row.record());
        var edit = new Edit<>(keyOf(read == null ? row : read), row.record(), values);
        CompletionStage<?> work = edits.stream()
                .filter(before -> before.key.equals(edit.key) && before.outdated == null)
                .reduce((_, last) -> last)
                .<CompletionStage<?>>map(before -> before.work
                        .handle((_, _) -> null)
                        .thenComposeAsync(
                                _ -> save(edit, row, after(before), save).thenApply(saved -> (Object) saved),
                                Platform::runLater))
                .orElseGet(() -> save(edit, row, read == null ? row : over(read), save));
        edits.removeIf(before -> before.outdated != null && model.row(before.record) != before.outdated);
        edits.add(edit);
        edit.work = work.whenCompleteAsync((saved, failure) -> end(edit, saved, failure), Platform::runLater);
        return edit.work;
    }

    /** What is there after an edit that has ended. */
    private Row<R> after(Edit<R> edit) {
        return edit.isWritten ? edit.base.with(edit.values) : edit.base;
    }

    /** Names the row by what is there: a key that was refused may be that of another row. */
    private CompletionStage<?> save(
            Edit<R> edit, Row<R> seen, Row<R> there, Function<Row<R>, CompletionStage<?>> save) {
        var key = new HashMap<String, Object>();
        model.source().identity().forEach(column -> key.put(column.name(), there.value(column.name())));
        edit.base = seen.with(key);
        return save.apply(edit.base);
    }

    private void end(Edit<R> edit, Object saved, Throwable failure) {
        edit.outdated = model.row(edit.record);
        // What the user left to another program was written by nobody here.
        edit.isWritten = failure == null
                && !(saved instanceof Change change && change.rows().isEmpty());
        if (!edit.isWritten || edit.outdated == null) {
            edits.remove(edit);
        }
    }

    private RowKey keyOf(Row<R> row) {
        return new RowKey(model.keyOf(row));
    }
}
