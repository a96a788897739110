package org.herobase.ui;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.herobase.db.Work;
import org.herobase.rows.Change;
import org.herobase.rows.Edits;

/** The Undo and Redo buttons of a toolbar: what they would do stands in their tool tips. Belongs to the JavaFX thread. */
public final class UndoControls {
    private final Texts texts = new Texts(UndoControls.class);
    private final Edits edits;
    private final Dialogs dialogs;
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
        this.dialogs = dialogs;
        this.undo = undo;
        this.redo = redo;
        undo.setOnAction(_ -> run("undo.failed", edits.undoTitle(), edits::undo));
        redo.setOnAction(_ -> run("redo.failed", edits.redoTitle(), edits::redo));
        endListening = edits.listen(() -> Platform.runLater(this::show));
        show();
    }

    /** Stops following the edits. */
    public void close() {
        endListening.run();
    }

    private void run(String failed, Optional<String> title, Supplier<Optional<Work<Change>>> action) {
        action.get()
                .ifPresent(work -> Background.of(work).onFailure(failure -> {
                    var words = dialogs.describe(title.orElse(""), failure);
                    dialogs.error(new ErrorText(texts.get(failed, title.orElse("")), words.advice(), words.details()));
                }));
        show();
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
