package org.herobase.console.editor;

import javafx.animation.PauseTransition;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * Says what is wrong where the mouse rests on a marked error. Not by RichTextFX's own events of a resting mouse, which make
 * each line cost more.
 */
final class ErrorTips {
    private static final Duration REST = Duration.millis(400);

    private final SqlEditor editor;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private MouseEvent at;

    ErrorTips(SqlEditor editor) {
        this.editor = editor;
        tip.getStyleClass().add("sql-popup");
        rest.setOnFinished(_ -> show());
    }

    /** Listens from now on. */
    void listen() {
        editor.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            tip.hide();
            at = event;
            if (editor.hasErrors()) {
                rest.playFromStart();
            }
        });
        editor.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> {
            rest.stop();
            tip.hide();
        });
    }

    private void show() {
        editor.hit(at.getX(), at.getY()).getCharacterIndex().ifPresent(index -> {
            var sentence = editor.errorsAt(index);
            if (!sentence.isEmpty()) {
                tip.setText(sentence);
                tip.show(editor, at.getScreenX(), at.getScreenY() + 16);
            }
        });
    }
}
