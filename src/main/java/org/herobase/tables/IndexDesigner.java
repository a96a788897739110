package org.herobase.tables;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.IndexDesign;
import org.herobase.db.SchemaNames;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ForeverNote;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;
import org.herobase.undo.UndoLog;
import org.jooq.impl.DSL;

/** Lets the user design an index in a window of its own, and makes it. Belongs to the JavaFX thread. */
public final class IndexDesigner {
    private final Database database;
    private final UndoLog log;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(IndexDesigner.class);

    private record Surroundings(List<String> columns, SchemaNames schema) {}

    /**
     * @param database where the index goes; one that can be written
     * @param log has what is made listed for undo
     * @param window what the dialog belongs to; asked for each dialog
     */
    public IndexDesigner(Database database, UndoLog log, Dialogs dialogs, Supplier<Window> window) {
        this.database = database;
        this.log = log;
        this.dialogs = dialogs;
        this.window = window;
    }

    /**
     * Shows the dialog as soon as it is known what columns there are, and returns at once.
     *
     * @param table the name of an ordinary table, unquoted
     * @param onCreated gets the new index's name, unquoted, once it is made
     */
    public void show(String table, Consumer<String> onCreated) {
        Background.of(database.read(sql -> new Surroundings(
                        Catalog.columns(sql, table).stream()
                                .map(Catalog.Column::name)
                                .toList(),
                        SchemaNames.read(sql))))
                .onSuccess(surroundings -> show(table, surroundings, onCreated))
                .onFailure(failure -> dialogs.error(table, failure));
    }

    private void show(String table, Surroundings surroundings, Consumer<String> onCreated) {
        var form = new ViewLoader(Map.of(
                        IndexForm.class, () -> new IndexForm(table, surroundings.columns(), surroundings.schema())))
                .load(IndexForm.class, "index-form.fxml");
        var fields = form.controller();
        new FormDialog<String>(window.get(), texts.get("design.index", table), form.root(), fields.first(), dialogs)
                .withAction(texts.get("design.index.create"), fields.problem())
                .noting(new ForeverNote(database, log).text())
                .refusing(fields::refuse)
                .show(
                        fields.problem().isEmpty(),
                        () -> create(fields.design()),
                        () -> fields.design().name(),
                        onCreated);
    }

    private CompletionStage<String> create(IndexDesign design) {
        return log.changeSchema(texts.get("design.index.made", design.name()), sql -> {
            sql.execute("{0}", DSL.raw(design.sql())); // as it stands: no braces or question marks of ours are in it
            return design.name();
        });
    }
}
