package org.herobase.tables;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.SchemaChange;
import org.herobase.db.SchemaNames;
import org.herobase.db.Structure;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.DropQuestion;
import org.herobase.ui.ForeverNote;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;
import org.herobase.undo.UndoForecast;
import org.herobase.undo.UndoLog;

/** Alters and drops what a structure shows, as the user is asked in windows of their own. */
final class StructureChanges {
    private final Database database;
    private final UndoLog log;
    private final Dialogs dialogs;
    private final StructureLinks links;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(StructureChanges.class);

    StructureChanges(Database database, UndoLog log, Dialogs dialogs, StructureLinks links, Supplier<Window> window) {
        this.database = database;
        this.log = log;
        this.dialogs = dialogs;
        this.links = links;
        this.window = window;
    }

    void addColumn(Structure table) {
        var name = table.entry().name();
        var form = new ViewLoader(Map.of(AddColumnForm.class, () -> new AddColumnForm(table)))
                .load(AddColumnForm.class, "add-column.fxml");
        var fields = form.controller();
        new FormDialog<Void>(window.get(), texts.get("alter.add.title", name), form.root(), fields.first(), dialogs)
                .withAction(texts.get("alter.add"), fields.problem())
                .noting(new ForeverNote(database, log).text())
                .show(
                        fields.problem().isEmpty(),
                        () -> run(texts.get("alter.add.done", name), fields.change()),
                        () -> name,
                        _ -> links.databaseChanged());
    }

    void renameColumn(Structure table, Structure.Column column) {
        var name = table.entry().name();
        var old = column.column().name();
        var taken = table.columns().stream().map(other -> other.column().name()).toList();
        var form = new RenameForm(
                old, column.column().declaredType(), taken, to -> SchemaChange.renameColumn(name, old, to));
        rename(form, old, _ -> links.databaseChanged());
    }

    void renameTable(Structure table) {
        var name = table.entry().name();
        Background.of(database.read(SchemaNames::read))
                .onSuccess(names -> {
                    var form = new RenameForm(name, null, names.taken(), to -> SchemaChange.renameTable(name, to));
                    rename(form, name, links::renamed);
                })
                .onFailure(failure -> dialogs.error(name, failure));
    }

    void dropColumn(Structure table, Structure.Column column) {
        Background.of(database.read(sql -> log.forecast(sql, true, false) != UndoForecast.NEVER))
                .onSuccess(isUndoable -> dropColumn(table, column, isUndoable))
                .onFailure(failure -> dialogs.error(table.entry().name(), failure));
    }

    private void dropColumn(Structure table, Structure.Column column, boolean isUndoable) {
        var drop = SchemaChange.dropColumn(table.entry().name(), column.column().name());
        var question = new Dialogs.Question(
                texts.get(
                        "alter.drop.question",
                        column.column().name(),
                        table.entry().name()),
                texts.get(isUndoable ? "alter.drop.text" : "alter.drop.text.forever", drop.sql()),
                List.of(texts.get("alter.drop.action")),
                true);
        dialogs.ask(question)
                .ifPresent(_ -> Background.of(run(
                                texts.get(
                                        "alter.drop.done",
                                        column.column().name(),
                                        table.entry().name()),
                                drop))
                        .onSuccess(_ -> links.databaseChanged())
                        .onFailure(failure -> dialogs.error(table.entry().name(), failure)));
    }

    void drop(Catalog.Kind kind, String name) {
        new DropQuestion(database, log, dialogs, links::follow, links::databaseChanged)
                .ask(new Catalog.Entry(kind, name));
    }

    void createIndex(Structure table) {
        new IndexDesigner(database, log, dialogs, window).show(table.entry().name(), _ -> links.databaseChanged());
    }

    private void rename(RenameForm fields, String old, Consumer<String> onRenamed) {
        var form = new ViewLoader(Map.of(RenameForm.class, () -> fields)).load(RenameForm.class, "rename.fxml");
        new FormDialog<String>(window.get(), texts.get("alter.rename.title", old), form.root(), fields.first(), dialogs)
                .withAction(texts.get("alter.rename"), fields.problem())
                .noting(new ForeverNote(database, log).text())
                .show(
                        fields.problem().isEmpty(),
                        () -> {
                            var name = fields.newName();
                            return run(texts.get("alter.rename.done", old, name), fields.change())
                                    .thenApply(_ -> name);
                        },
                        () -> old,
                        onRenamed);
    }

    private CompletionStage<Void> run(String title, SchemaChange change) {
        return log.changeSchema(title, sql -> {
            change.run(sql);
            return null;
        });
    }
}
