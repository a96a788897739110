package org.herobase.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.MenuItem;
import org.herobase.rows.Edits;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;
import org.herobase.ui.UndoActions;

/** Undo and Redo, each named after the change that it would take back or make again. */
final class UndoMenu {
    private final MenuItem undo;
    private final MenuItem redo;
    private final Dialogs dialogs;
    private final Consumer<String> say;
    private final Texts texts = new Texts(UndoMenu.class);
    private Edits edits; // null as long as no database is open
    private Runnable stopListening = () -> {};

    /**
     * @param say tells what was undone or redone
     */
    UndoMenu(MenuItem undo, MenuItem redo, Dialogs dialogs, Consumer<String> say) {
        this.undo = undo;
        this.redo = redo;
        this.dialogs = dialogs;
        this.say = say;
        undo.setOnAction(_ -> undo());
        redo.setOnAction(_ -> redo());
        show();
    }

    /**
     * Undoes and redoes in one database from now on.
     *
     * @param edits its changes, or null for none
     */
    void connect(Edits edits) {
        stopListening.run();
        this.edits = edits;
        stopListening = edits == null ? () -> {} : edits.listenToList(() -> Platform.runLater(this::show));
        show();
    }

    void undo() {
        if (edits != null) {
            new UndoActions(edits, dialogs, say).undo();
        }
    }

    void redo() {
        if (edits != null) {
            new UndoActions(edits, dialogs, say).redo();
        }
    }

    private void show() {
        show(undo, edits == null ? Optional.empty() : edits.undoTitle(), "menu.edit.undo", "menu.edit.undo.titled");
        show(redo, edits == null ? Optional.empty() : edits.redoTitle(), "menu.edit.redo", "menu.edit.redo.titled");
    }

    private void show(MenuItem item, Optional<String> title, String plain, String titled) {
        item.setDisable(title.isEmpty());
        item.setText(title.map(text -> texts.get(titled, text)).orElseGet(() -> texts.get(plain)));
    }
}
