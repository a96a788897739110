package org.herobase.console.editor;

import java.time.Duration;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/** Says what is wrong where the mouse rests on a marked error. */
final class ErrorTips {
    private static final Duration REST = Duration.ofMillis(400);

    private final SqlEditor editor;
    private final Tooltip tip = new Tooltip();

    ErrorTips(SqlEditor editor) {
        this.editor = editor;
    }

    /** Listens from now on. */
    void listen() {
        editor.setMouseOverTextDelay(REST);
        editor.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::show);
        editor.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tip.hide());
    }

    private void show(MouseOverTextEvent event) {
        var sentence = editor.errorsAt(event.getCharacterIndex());
        if (!sentence.isEmpty()) {
            tip.setText(sentence);
            var at = event.getScreenPosition();
            tip.show(editor, at.getX(), at.getY() + 16);
        }
    }
}
