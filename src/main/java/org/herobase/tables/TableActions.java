package org.herobase.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Window;
import org.herobase.db.CatalogTable;
import org.herobase.db.CatalogTable.Write;
import org.herobase.db.Database;
import org.herobase.rows.Change;
import org.herobase.rows.DeletionPlan;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.FormDialog;
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
            Supplier<Window> window) {
        this.database = database;
        this.table = table;
        this.writing = writing;
        this.editors = editors;
        this.parents = parents;
        this.dialogs = dialogs;
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
                () -> writing.insert(texts.get("table.new.title", name()), form.values()),
                made -> tellKey(made, onMade));
    }

    @Override
    public void edit(Row<Record> row) {
        var form = new RecordForm(table, writing.source(), editors, parents, dialogs, row);
        open(
                form,
                texts.get("table.form.edit", name()),
                () -> settlement.save(
                        texts.get("table.row", name()), texts.get("table.edit.row", name()), row, form.values()),
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
                () -> writing.copy(texts.get("table.copy.title", name()), row, form.values()),
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
        Background.of(database.read(sql -> DeletionPlan.of(sql, writing.source(), rows)))
                .onSuccess(plan -> ask(rows, plan))
                .onFailure(failure -> dialogs.error(texts.get("table.rows", rows.size(), name()), failure));
    }

    private void ask(List<Row<Record>> rows, DeletionPlan plan) {
        if (!plan.isComplete()) {
            dialogs.error(new ErrorText(
                    texts.get("table.delete.tooMany", rows.size(), name()),
                    texts.get("table.delete.tooMany.advice", DeletionPlan.MOST_ROWS),
                    ""));
            return;
        }
        var headline = texts.get("table.delete.question", rows.size(), name());
        var effects = plan.effects().entrySet().stream()
                .map(effect -> words(effect.getKey(), effect.getValue()))
                .collect(Collectors.joining("\n"));
        if (dialogs.confirm(
                headline,
                effects.isEmpty() ? texts.get("table.delete.undo") : effects + "\n\n" + texts.get("table.delete.undo"),
                texts.get("table.delete.action", rows.size()),
                true)) {
            delete(rows, plan);
        }
    }

    private void delete(List<Row<Record>> rows, DeletionPlan told) {
        var title = texts.get("table.delete.title", rows.size(), name());
        var work = writing.edits().apply(title, told.deletion(writing.source(), rows));
        Background.of(work).onFailure(failure -> dialogs.error(texts.get("table.rows", rows.size(), name()), failure));
    }

    private String words(DeletionPlan.Effect effect, int count) {
        var columns = String.join(", ", effect.columns());
        return switch (effect.action()) {
            case CASCADE -> texts.get("table.delete.deletes", count, effect.table());
            case SET_NULL -> texts.get("table.delete.clears", count, effect.table(), columns);
            case SET_DEFAULT -> texts.get("table.delete.defaults", count, effect.table(), columns);
        };
    }

    @Override
    public CompletionStage<?> save(Row<Record> row, Column column, Object value) {
        var title = texts.get("table.edit.title", column.name(), name());
        if (value instanceof ParentKey(var values)) {
            var columns = new LinkedHashMap<Column, Object>();
            values.forEach(
                    (part, partValue) -> columns.put(writing.source().find(part).orElseThrow(), partValue));
            return settlement.save(texts.get("table.row", name()), title, row, columns);
        }
        return settlement.save(texts.get("table.row", name()), title, row, Collections.singletonMap(column, value));
    }

    private boolean can(Write write) {
        return !database.isReadOnly() && table.writes().contains(write);
    }

    private String name() {
        return table.table().getName();
    }
}
