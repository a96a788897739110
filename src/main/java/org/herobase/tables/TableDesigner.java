package org.herobase.tables;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.db.Database;
import org.herobase.db.SchemaNames;
import org.herobase.db.TableDesign;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ForeverNote;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;
import org.herobase.undo.UndoLog;
import org.jooq.impl.DSL;

/** Lets the user design a table in a window of its own, and makes it. Belongs to the JavaFX thread. */
public final class TableDesigner {
    private final Database database;
    private final UndoLog log;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(TableDesigner.class);

    /**
     * @param database where the table goes; one that can be written
     * @param log has what is made listed for undo
     * @param window what the dialog belongs to; asked for each dialog
     */
    public TableDesigner(Database database, UndoLog log, Dialogs dialogs, Supplier<Window> window) {
        this.database = database;
        this.log = log;
        this.dialogs = dialogs;
        this.window = window;
    }

    /**
     * Shows the dialog as soon as it is known what tables there are, and returns at once.
     *
     * @param onCreated gets the new table's name, unquoted, once it is made
     */
    public void show(Consumer<String> onCreated) {
        Background.of(database.read(SchemaNames::read))
                .onSuccess(schema -> show(schema, onCreated))
                .onFailure(failure -> dialogs.error(texts.get("design.table"), failure));
    }

    private void show(SchemaNames schema, Consumer<String> onCreated) {
        var form = new ViewLoader(Map.of(TableForm.class, () -> new TableForm(schema, dialogs)))
                .load(TableForm.class, "table-form.fxml");
        var fields = form.controller();
        new FormDialog<String>(window.get(), texts.get("design.table"), form.root(), fields.first(), dialogs)
                .withAction(texts.get("design.table.create"), fields.problem())
                .noting(new ForeverNote(database, log).text())
                .show(
                        fields.problem().isEmpty(),
                        () -> create(fields.design()),
                        () -> fields.design().name(),
                        onCreated);
    }

    private CompletionStage<String> create(TableDesign design) {
        return log.changeSchema(texts.get("design.table.made", design.name()), sql -> {
            sql.execute("{0}", DSL.raw(design.sql())); // as it stands: no braces or question marks of ours are in it
            return design.name();
        });
    }
}
