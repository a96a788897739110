package org.herobase.console.editor;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import org.herobase.ui.Texts;

/** The editor's context menu. */
final class EditorMenu {
    private final SqlEditor editor;
    private final MenuItem undo;
    private final MenuItem redo;
    private final MenuItem cut;
    private final MenuItem copy;
    private final MenuItem paste;
    private final MenuItem selectAll;
    private final MenuItem comment;
    private final MenuItem format;

    /**
     * @param reformat formats the selection, or the statement at the caret
     */
    EditorMenu(SqlEditor editor, Texts texts, Runnable reformat) {
        this.editor = editor;
        undo = item("editorUndo", texts.get("edit.undo"), "Shortcut+Z", editor::undo);
        redo = item("editorRedo", texts.get("edit.redo"), "Shortcut+Shift+Z", editor::redo);
        cut = item("editorCut", texts.get("edit.cut"), "Shortcut+X", editor::cut);
        copy = item("editorCopy", texts.get("edit.copy"), "Shortcut+C", editor::copy);
        paste = item("editorPaste", texts.get("edit.paste"), "Shortcut+V", editor::paste);
        selectAll = item("editorSelectAll", texts.get("edit.selectAll"), "Shortcut+A", editor::selectAll);
        comment = item(
                "editorComment",
                texts.get("edit.comment"),
                "Shortcut+/",
                () -> new LineActions(editor).toggleComment());
        format = item("editorFormat", texts.get("edit.format"), "Shortcut+Alt+L", reformat);
    }

    private static MenuItem item(String id, String text, String keys, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setAccelerator(KeyCombination.valueOf(keys)); // to be seen: the editor itself takes these keys
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Puts the menu on the editor. */
    void install() {
        var menu = new ContextMenu(
                cut,
                copy,
                paste,
                new SeparatorMenuItem(),
                undo,
                redo,
                new SeparatorMenuItem(),
                selectAll,
                comment,
                format);
        menu.getStyleClass().add("sql-popup");
        menu.setOnShowing(_ -> look());
        editor.setContextMenu(menu);
    }

    private void look() {
        var hasSelection = editor.getSelection().getLength() > 0;
        var isEmpty = editor.getLength() == 0;
        var isFixed = !editor.isEditable();
        undo.setDisable(isFixed || !editor.isUndoAvailable());
        redo.setDisable(isFixed || !editor.isRedoAvailable());
        cut.setDisable(isFixed || !hasSelection);
        copy.setDisable(!hasSelection);
        paste.setDisable(isFixed || !Clipboard.getSystemClipboard().hasString());
        selectAll.setDisable(isEmpty);
        comment.setDisable(isFixed || isEmpty);
        format.setDisable(isFixed || isEmpty);
    }
}
