package org.herobase.console.editor;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_ANY;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputHandler.Result;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;

/**
 * What the keys do in the editor beyond typing. Tab indents, so Esc and then Tab leads out of the editor.
 *
 * <p>An event filter on the editor comes before them.
 */
final class EditorKeys {
    private final SqlEditor editor;
    private final LineActions lines;
    private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();
    private boolean isLeaving;

    EditorKeys(SqlEditor editor) {
        this.editor = editor;
        lines = new LineActions(editor);
        actions.put(key(KeyCode.ENTER, SHIFT_ANY), lines::newLine);
        actions.put(key(KeyCode.TAB), lines::indent);
        actions.put(key(KeyCode.TAB, SHIFT_DOWN), lines::outdent);
        actions.put(key(KeyCode.SLASH, SHORTCUT_DOWN), lines::toggleComment);
        actions.put(key(KeyCode.DIVIDE, SHORTCUT_DOWN), lines::toggleComment);
        actions.put(key(KeyCode.D, SHORTCUT_DOWN), lines::duplicate);
        actions.put(key(KeyCode.UP, ALT_DOWN), lines::moveUp);
        actions.put(key(KeyCode.DOWN, ALT_DOWN), lines::moveDown);
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /** Listens from now on. */
    void listen() {
        Nodes.addInputMap(
                editor,
                InputMap.sequence(
                        InputMap.process(EventPattern.keyPressed(), this::press),
                        InputMap.process(EventPattern.keyTyped(), this::type)));
    }

    private Result press(KeyEvent event) {
        if (isLeaving && event.getCode() == KeyCode.TAB) {
            isLeaving = false;
            editor.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            return Result.CONSUME;
        }
        if (!event.getCode().isModifierKey()) {
            isLeaving = event.getCode() == KeyCode.ESCAPE;
        }
        if (!editor.isEditable()) {
            return Result.PROCEED;
        }
        if (event.getCode() == KeyCode.BACK_SPACE && !event.isShortcutDown() && !event.isAltDown()) {
            return deletePair() ? Result.CONSUME : Result.PROCEED;
        }
        if (event.isShortcutDown() && event.getText().equals("/")) { // as on keyboards that have it above the 7
            lines.toggleComment();
            return Result.CONSUME;
        }
        for (var action : actions.entrySet()) {
            if (action.getKey().match(event)) {
                action.getValue().run();
                return Result.CONSUME;
            }
        }
        return Result.PROCEED;
    }

    private boolean deletePair() {
        var caret = editor.getCaretPosition();
        var edit = editor.getSelection().getLength() > 0
                ? null
                : editor.stretchAtBracket(caret)
                        .flatMap(around -> Brackets.deleteBackward(around, caret))
                        .orElse(null);
        if (edit != null) {
            editor.apply(edit);
        }
        return edit != null;
    }

    private Result type(KeyEvent event) {
        if (!editor.isEditable()
                || event.getCharacter().length() != 1
                || !Brackets.isPart(event.getCharacter().charAt(0))
                || event.isShortcutDown() && !event.isAltDown()) {
            return Result.PROCEED;
        }
        var caret = editor.getCaretPosition();
        var edit = editor.stretchAround(caret)
                .flatMap(around -> Brackets.type(
                        around,
                        editor.getAnchor(),
                        caret,
                        editor.getSelectedText(),
                        event.getCharacter().charAt(0)));
        edit.ifPresent(editor::apply);
        return edit.isPresent() ? Result.CONSUME : Result.PROCEED;
    }
}
