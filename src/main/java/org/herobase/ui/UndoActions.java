package org.herobase.ui;

import java.util.Optional;
import java.util.function.Consumer;
import org.herobase.db.Work;
import org.herobase.rows.Edits;
import org.herobase.undo.Reverted;
import org.herobase.undo.WouldChangeOthersException;

/** Undoes and redoes, and tells what became of it. Belongs to the JavaFX thread. */
public final class UndoActions {
    private final Edits edits;
    private final Dialogs dialogs;
    private final Consumer<String> say;
    private final Texts texts = new Texts(UndoActions.class);

    /**
     * @param edits what is undone
     * @param say tells of a success
     */
    public UndoActions(Edits edits, Dialogs dialogs, Consumer<String> say) {
        this.edits = edits;
        this.dialogs = dialogs;
        this.say = say;
    }

    /** Undoes the last change, if there is one. */
    public void undo() {
        edits.undoTitle().ifPresent(title -> run(edits.undo(), title, "undo.done", "undo.failed"));
    }

    /** Makes the change again that was undone last, if there is one. */
    public void redo() {
        edits.redoTitle().ifPresent(title -> run(edits.redo(), title, "redo.done", "redo.failed"));
    }

    private void run(Optional<Work<Reverted>> work, String title, String done, String failed) {
        work.ifPresent(reverting -> Background.of(reverting)
                .onSuccess(reverted -> {
                    if (reverted.left() == 0) {
                        say.accept(texts.get(done, title));
                    } else {
                        var headline = texts.get(reverted.rows() == 0 ? failed : done, title);
                        dialogs.error(new ErrorText(headline, texts.get("undo.left", reverted.left()), null));
                    }
                })
                .onFailure(failure -> {
                    var advice = failure instanceof WouldChangeOthersException others
                            ? new ErrorText("", texts.get("undo.others", others.rows()), failure.getMessage())
                            : dialogs.describe(title, failure);
                    dialogs.error(new ErrorText(texts.get(failed, title), advice.advice(), advice.details()));
                }));
    }
}
