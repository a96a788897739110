package org.herobase.tables;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.db.CatalogTable;
import org.herobase.db.CatalogTable.Write;
import org.herobase.db.Database;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.RecordActions;
import org.herobase.ui.Texts;
import org.jooq.Record;

/** What can be done with the rows of one table or view, as far as the database lets them be written. */
final class TableActions implements RecordActions<Record> {
    private final Database database;
    private final CatalogTable table;
    private final TableEdits<Record> writing;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(TableActions.class);

    TableActions(
            Database database,
            CatalogTable table,
            TableEdits<Record> writing,
            Dialogs dialogs,
            Supplier<Window> window) {
        this.database = database;
        this.table = table;
        this.writing = writing;
        this.dialogs = dialogs;
        this.window = window;
    }

    /** Why nothing can be written, as the end of a text's key; empty if something can. */
    Optional<String> obstacle() {
        return database.isReadOnly() ? Optional.of("FILE") : table.obstacle().map(Enum::name);
    }

    @Override
    public boolean canCreate() {
        return false;
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
    public void create(Consumer<List<Object>> onMade) {}

    @Override
    public void edit(Row<Record> row) {}

    @Override
    public void delete(List<Row<Record>> rows) {
        var headline = texts.get("table.delete.question", rows.size(), name());
        if (dialogs.confirm(headline, "", texts.get("table.delete.action", rows.size()), true)) {
            Background.of(writing.delete(texts.get("table.delete.title", rows.size(), name()), rows))
                    .onFailure(failure -> dialogs.error(texts.get("table.rows", rows.size(), name()), failure));
        }
    }

    @Override
    public CompletionStage<?> save(Row<Record> row, Column column, Object value) {
        return writing.update(texts.get("table.edit.title", column.name(), name()), row, column, value);
    }

    private boolean can(Write write) {
        return !database.isReadOnly() && table.writes().contains(write);
    }

    private String name() {
        return table.table().getName();
    }
}
