package org.herobase.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.herobase.ui.LateFlag;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar below: which database this is, whether it can be changed, and what happened last. */
public final class StatusController {
    private final Texts texts = new Texts(StatusController.class);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Work<?> followed;
    private Database shown; // null as long as none is open
    private String what = "";

    @FXML
    private Label statusDatabase;

    @FXML
    private FontIcon statusIcon;

    @FXML
    private Label statusMessage;

    @FXML
    private HBox statusBusy;

    @FXML
    private Label statusBusyLabel;

    void show(Database database) {
        shown = database;
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

    /** Shows that rows are being written; as below. */
    void follow(Work<?> work) {
        follow(work, texts.get("status.writing"));
    }

    /**
     * Shows that work is under way, if it takes longer than the eye notices, and lets the user cancel it.
     *
     * @param what it is
     */
    void follow(Work<?> work, String what) {
        followed = work;
        this.what = what;
        statusBusyLabel.setText(what);
        busy.set(true);
        Background.of(work.waiting()).onSuccess(_ -> {
            if (followed == work) {
                statusBusyLabel.setText(waiting());
            }
        });
        Background.of(work).andFinally(() -> {
            if (followed == work) {
                busy.set(false);
            }
        });
    }

    /** What the database is locked by, as far as that is known. */
    private String waiting() {
        var transactions = shown.transactions();
        return transactions
                .holder()
                .map(holder -> texts.get("status.waiting.sheet", holder.owner()))
                .or(() -> transactions.running().map(sheet -> texts.get("status.waiting.running", sheet)))
                .orElseGet(() -> texts.get("status.waiting", Workspace.nameOf(shown.file())));
    }

    /** Shows which share of what is followed is done. */
    void showShare(double share) {
        statusBusyLabel.setText(texts.get("status.share", what, share));
    }

    @FXML
    private void initialize() {
        new Presence(statusBusy).follow(new LateFlag(busy));
    }

    @FXML
    private void cancel() {
        followed.cancel(true);
    }

    void say(String message) {
        statusMessage.setText(message);
    }
}
