package org.herobase.ui;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.herobase.rows.Edits;

/** The Undo and Redo buttons of a toolbar: what they would do stands in their tool tips. Belongs to the JavaFX thread. */
public final class UndoControls {
    private final Texts texts = new Texts(UndoControls.class);
    private final Edits edits;
    private final Button undo;
    private final Button redo;
    private final Runnable endListening;

    /**
     * @param edits what is undone
     * @param undo the button for it
     * @param redo the button for making it again
     */
    public UndoControls(Edits edits, Dialogs dialogs, Button undo, Button redo) {
        this.edits = edits;
        this.undo = undo;
        this.redo = redo;
        var actions = new UndoActions(edits, dialogs, _ -> {});
        undo.setOnAction(_ -> actions.undo());
        redo.setOnAction(_ -> actions.redo());
        endListening = edits.listen(() -> Platform.runLater(this::show));
        show();
    }

    /** Stops following the edits. */
    public void close() {
        endListening.run();
    }

    private void show() {
        undo.setDisable(edits.undoTitle().isEmpty());
        redo.setDisable(edits.redoTitle().isEmpty());
        undo.setTooltip(new Tooltip(edits.undoTitle()
                .map(title -> texts.get("undo.title", title))
                .orElseGet(() -> texts.get("undo.nothing"))));
        redo.setTooltip(new Tooltip(edits.redoTitle()
                .map(title -> texts.get("redo.title", title))
                .orElseGet(() -> texts.get("redo.nothing"))));
    }
}
