package org.herobase.tables;

import javafx.fxml.FXML;
import javafx.scene.control.TextArea;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;

/** The CREATE statement of an index or trigger, to look at. */
public final class StructureController {
    private final Database database;
    private final String name;
    private final Dialogs dialogs;

    @FXML
    private TextArea structureSql;

    /**
     * @param name the index's or trigger's name, unquoted
     */
    public StructureController(Database database, String name, Dialogs dialogs) {
        this.database = database;
        this.name = name;
        this.dialogs = dialogs;
    }

    @FXML
    private void initialize() {
        refresh();
    }

    /** Reads the statement again. */
    public void refresh() {
        Background.of(database.read(sql -> Catalog.definition(sql, name)))
                .onSuccess(structureSql::setText)
                .onFailure(failure -> dialogs.error(name, failure));
    }
}
