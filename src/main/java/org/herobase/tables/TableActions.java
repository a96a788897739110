package org.herobase.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.db.CatalogTable;
import org.herobase.db.CatalogTable.Write;
import org.herobase.db.Database;
import org.herobase.rows.Change;
import org.herobase.rows.Consequences;
import org.herobase.rows.DeletionPlan;
import org.herobase.rows.Edits;
import org.herobase.rows.Intent;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.ConsequenceWords;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.KeyChanges;
import org.herobase.ui.ParentKey;
import org.herobase.ui.RecordActions;
import org.herobase.ui.Settlement;
import org.herobase.ui.Texts;
import org.jooq.Record;

/** What can be done with the rows of one table or view, as far as the database lets them be written. */
final class TableActions implements RecordActions<Record> {
    private final Database database;
    private final CatalogTable table;
    private final TableEdits<Record> writing;
    private final TableEditors editors;
    private final ParentEditors parents;
    private final Dialogs dialogs;
    private final ConsequenceQuestion question;
    private final KeyChanges keys;
    private final Supplier<Window> window;
    private final Settlement<Record> settlement;
    private final Texts texts = new Texts(TableActions.class);

    TableActions(
            Database database,
            CatalogTable table,
            TableEdits<Record> writing,
            TableEditors editors,
            ParentEditors parents,
            Dialogs dialogs,
            ConsequenceQuestion question,
            KeyChanges keys,
            Supplier<Window> window) {
        this.database = database;
        this.table = table;
        this.writing = writing;
        this.editors = editors;
        this.parents = parents;
        this.dialogs = dialogs;
        this.question = question;
        this.keys = keys;
        this.window = window;
        this.settlement = new Settlement<>(database, writing, dialogs, Column::name, _ -> false);
    }

    /** Why nothing can be written, as the end of a text's key; empty if something can. */
    Optional<String> obstacle() {
        return database.isReadOnly() ? Optional.of("FILE") : table.obstacle().map(Enum::name);
    }

    @Override
    public boolean canCreate() {
        return can(Write.INSERT);
    }

    @Override
    public boolean canEdit() {
        return can(Write.UPDATE);
    }

    @Override
    public boolean canDelete() {
        return can(Write.DELETE);
    }

    @Override
    public void create(Consumer<List<Object>> onMade) {
        var form = new RecordForm(table, writing.source(), editors, parents, dialogs, null);
        open(
                form,
                texts.get("table.form.new", name()),
                () -> keys.insert(
                        name(),
                        named(form.values()),
                        () -> writing.insert(texts.get("table.new.title", name()), form.values())),
                made -> tellKey(made, onMade));
    }

    @Override
    public void edit(Row<Record> row) {
        var form = new RecordForm(table, writing.source(), editors, parents, dialogs, row);
        open(
                form,
                texts.get("table.form.edit", name()),
                () -> save(texts.get("table.edit.row", name()), row, form.values()),
                _ -> {});
    }

    /**
     * Makes a copy of a row in a form.
     *
     * @param onMade is told the key of the copy
     */
    void duplicate(Row<Record> row, Consumer<List<Object>> onMade) {
        var form = new RecordForm(table, writing.source(), editors, parents, dialogs, row);
        open(
                form,
                texts.get("table.form.copy", name()),
                () -> keys.insert(
                        name(),
                        named(form.values()),
                        () -> writing.copy(texts.get("table.copy.title", name()), row, form.values())),
                made -> tellKey(made, onMade));
    }

    private void tellKey(Change made, Consumer<List<Object>> onMade) {
        if (made.rows().getFirst() instanceof RowChange.Insert insert) {
            onMade.accept(writing.keyOf(insert));
        }
    }

    private void open(RecordForm form, String title, Supplier<CompletionStage<Change>> save, Consumer<Change> onSaved) {
        new FormDialog<Change>(window.get(), title, form.root(), form.first(), dialogs)
                .markingRequired(form.hasRequired())
                .refusing(form::refuse)
                .show(form.valid(), save, this::name, onSaved);
    }

    @Override
    public void delete(List<Row<Record>> rows) {
        var intents = List.<Intent>of(Intent.delete(writing.source(), rows));
        question.ask(new ConsequenceQuestion.Deletion(
                texts.get("table.rows", rows.size(), name()),
                texts.get("table.delete.question", rows.size(), name()),
                told -> {
                    var following = new ConsequenceWords().following(told.getFirst(), Set.of());
                    var undo = texts.get("table.delete.undo");
                    return following.isEmpty() ? undo : following + "\n\n" + undo;
                },
                List.of(new ConsequenceQuestion.Answer(
                        texts.get("table.delete.action", rows.size()), intents, told -> delete(rows, intents, told)))));
    }

    private CompletionStage<?> delete(List<Row<Record>> rows, List<Intent> intents, Consequences told) {
        // Children before their parents, where they can all be named; otherwise SQLite's own actions do it.
        Edits.Plan plan = told.rows() <= DeletionPlan.MOST_ROWS
                ? DeletionPlan.deletion(writing.source(), rows)
                : (_, writer) -> rows.forEach(row -> writer.apply(writing.deletion(row)));
        return writing.edits().apply(texts.get("table.delete.title", rows.size(), name()), told.asTold(intents, plan));
    }

    @Override
    public CompletionStage<?> save(Row<Record> row, Column column, Object value) {
        var title = texts.get("table.edit.title", column.name(), name());
        if (value instanceof ParentKey(var values)) {
            var columns = new LinkedHashMap<Column, Object>();
            values.forEach(
                    (part, partValue) -> columns.put(writing.source().find(part).orElseThrow(), partValue));
            return save(title, row, columns);
        }
        return save(title, row, Collections.singletonMap(column, value));
    }

    private CompletionStage<Change> save(String title, Row<Record> seen, Map<Column, Object> entered) {
        return settlement.save(texts.get("table.row", name()), seen, entered, new Settlement.Saving<>() {
            @Override
            public CompletionStage<Change> update(Row<Record> row, Map<Column, Object> values) {
                var whole = new LinkedHashMap<Column, Object>();
                writing.source().columns().forEach(column -> whole.put(column, row.value(column.name())));
                return keys.save(
                        title,
                        Intent.update(writing.source(), row, values),
                        named(whole),
                        (_, writer) -> writing.update(writer, row, values));
            }

            @Override
            public CompletionStage<Change> putBack(Map<Column, Object> values) {
                return keys.insert(name(), named(values), () -> writing.insert(title, values));
            }
        });
    }

    private static Map<String, Object> named(Map<Column, Object> values) {
        var named = new LinkedHashMap<String, Object>();
        values.forEach((column, value) -> named.put(column.name(), value));
        return named;
    }

    private boolean can(Write write) {
        return !database.isReadOnly() && table.writes().contains(write);
    }

    private String name() {
        return table.table().getName();
    }
}
