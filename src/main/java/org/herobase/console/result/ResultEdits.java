package org.herobase.console.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.herobase.console.result.ResultOrigin.OneTable;
import org.herobase.db.Work;
import org.herobase.rows.Change;
import org.herobase.rows.ConflictException;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Changes values of a result in the table that they come from: as in the table itself, each at once, to be undone, and
 * only if the row is still as it was read. Belongs to the JavaFX thread.
 */
final class ResultEdits {
    private final ResultModel model;
    private final OneTable origin;
    private final ResultTools tools;
    private final Texts texts = new Texts(ResultEdits.class);
    private final Runnable unlisten;
    private final Map<Integer, List<Object>> edited = new HashMap<>(); // rows as they are shown since, by their place
    private int expected; // how many changes are ours

    ResultEdits(ResultModel model, OneTable origin, ResultTools tools) {
        this.model = model;
        this.origin = origin;
        this.tools = tools;
        model.part().subscribe(edited::clear); // in another order the places are others
        this.unlisten = tools.edits().listen(() -> Platform.runLater(this::changed));
    }

    /** The table that is changed. */
    OneTable origin() {
        return origin;
    }

    /** Whether a column's values can be changed. */
    boolean isEditable(int column) {
        var of = origin.columns().get(column);
        return of != null && of.writable() && !of.rowid();
    }

    /**
     * Saves a value, and then shows its row as it is.
     *
     * @param index the row's place
     * @param row as it was read; its values say which row it is and what the user saw
     * @return fails with a {@link org.herobase.rows.ConflictException} or what SQLite says
     */
    CompletableFuture<Change> save(int index, List<Object> row, int column, Object value) {
        var of = origin.columns().get(column);
        var key = fields(origin.key(row));
        var title =
                texts.get("result.edit.title", of.name(), origin.table().table().getName());
        var seen = row.get(column);
        expected++;
        Work<Change> work = tools.edits().apply(title, (sql, writer) -> {
            // What was seen only in part is known whole before it is gone: undo needs it.
            var whole = StoredValue.isPart(seen)
                    ? sql.select(of.field())
                            .from(origin.source().table())
                            .where(named(key))
                            .fetchOne(0)
                    : seen;
            var before = StoredValue.isPartOf(seen, whole) ? whole : StoredValue.excerpt(seen);
            writer.apply(new RowChange.Update(
                    origin.source().table(),
                    key,
                    Collections.singletonMap(of.field(), StoredValue.of(before)),
                    Collections.singletonMap(of.field(), value)));
        });
        Background.of(work)
                .onSuccess(_ -> readAgain(index, row, column, value))
                .onFailure(failure -> expected -= failure instanceof ConflictException ? 0 : 1);
        return work;
    }

    /** The value that the table has now for a row's column; empty if the row is gone. */
    Work<Optional<Stored>> readNow(List<Object> row, int column) {
        var key = fields(origin.key(row));
        return tools.database()
                .read(sql -> sql.select(origin.columns().get(column).field())
                        .from(origin.source().table())
                        .where(named(key))
                        .fetchOptional()
                        .map(read -> new Stored(StoredValue.of(read.get(0)))));
    }

    /** A value of a row that is there; it may be null. */
    record Stored(Object value) {}

    /**
     * All that the table has of a row, to make it again: the values as they were read, but one as it was entered. Empty if
     * the result does not have them all, or only the beginning of one.
     */
    Optional<Map<Column, Object>> whole(List<Object> row, int column, Object value) {
        var values = new LinkedHashMap<Column, Object>();
        for (var of : origin.source().columns()) {
            var place = origin.columns().indexOf(of);
            if (of.writable()) {
                if (place < 0 || place != column && StoredValue.isPart(row.get(place))) {
                    return Optional.empty();
                }
                values.put(of, place == column ? value : StoredValue.of(row.get(place)));
            }
        }
        return Optional.of(values);
    }

    /** Makes a row again that was deleted, and then shows it as it is. */
    CompletableFuture<Change> putBack(
            int index, List<Object> row, int column, Object value, Map<Column, Object> values) {
        var title = texts.get(
                "result.edit.title",
                origin.columns().get(column).name(),
                origin.table().table().getName());
        expected++;
        var work = new TableEdits<>(origin.source(), tools.edits()).insert(title, values);
        Background.of(work).onSuccess(_ -> readAgain(index, row, column, value)).onFailure(_ -> expected--);
        return work;
    }

    /** Lets go of everything. */
    void close() {
        unlisten.run();
    }

    private void readAgain(int index, List<Object> row, int column, Object value) {
        var changed = new ArrayList<>(row);
        for (var i = 0; i < changed.size(); i++) {
            if (origin.columns().get(column).equals(origin.columns().get(i))) { // it may be there twice
                changed.set(i, value);
            }
        }
        model.replace(index, row, changed); // at once, as it was entered
        Background.of(model.part().get().readRow(origin.key(changed), model.large()))
                .onSuccess(read -> {
                    if (read != null) { // otherwise it is no row of the query any more, and stays as it was entered
                        model.replace(index, changed, read);
                    }
                    edited.put(index, read == null ? changed : read);
                })
                .onFailure(_ -> model.noteChange());
    }

    private void changed() {
        if (expected > 0) {
            expected--;
        } else if (edited.isEmpty()) {
            model.noteChange();
        } else {
            Map.copyOf(edited).forEach(this::readEdited); // it may be the undo of what was entered here
        }
    }

    private void readEdited(int index, List<Object> shown) {
        Background.of(model.part().get().readRow(origin.key(shown), model.large()))
                .onSuccess(read -> {
                    if (read == null || Objects.deepEquals(read.toArray(), shown.toArray())) {
                        model.noteChange();
                    } else {
                        model.replace(index, shown, read);
                        edited.put(index, read);
                    }
                })
                .onFailure(_ -> model.noteChange());
    }

    private Map<Field<Object>, Object> fields(Map<Integer, Object> key) {
        var fields = new LinkedHashMap<Field<Object>, Object>();
        key.forEach((column, value) -> fields.put(origin.columns().get(column).field(), value));
        return fields;
    }

    private static Condition named(Map<Field<Object>, Object> key) {
        return DSL.and(key.entrySet().stream()
                .map(entry -> entry.getKey().eq(entry.getValue()))
                .toList());
    }
}
