package org.herobase.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.herobase.db.Database;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar below: which database this is, whether it can be changed, and what happened last. */
public final class StatusController {
    private final Texts texts = new Texts(StatusController.class);

    @FXML
    private Label statusDatabase;

    @FXML
    private FontIcon statusIcon;

    @FXML
    private Label statusMessage;

    void show(Database database) {
        var key = database.isReadOnly() ? "status.readOnly" : "status.readWrite";
        statusDatabase.setText(texts.get(key, Workspace.nameOf(database.file())));
        statusDatabase.setTooltip(new Tooltip(database.file().toAbsolutePath().toString()));
        statusIcon.setIconLiteral(database.isReadOnly() ? "fth-lock" : "fth-database");
        say("");
    }

    void showNone() {
        statusDatabase.setText(texts.get("status.none"));
        statusDatabase.setTooltip(null);
        statusIcon.setIconLiteral("fth-database");
        say("");
    }

    void say(String message) {
        statusMessage.setText(message);
    }
}
