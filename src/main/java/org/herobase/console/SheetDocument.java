package org.herobase.console;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import org.herobase.console.editor.SqlEditorPane;
import org.herobase.memory.SavedSheet;
import org.herobase.memory.SheetFile;

/** What is written on a sheet: its name, its text, and the file that it was read from or saved to. */
final class SheetDocument {
    private final SqlEditorPane editor;
    private final StringProperty name;
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private SheetFile file; // null if there is none

    /**
     * @param editor gets the text
     * @param name is given the name
     * @param onChange called when the text or the name changes
     */
    SheetDocument(SqlEditorPane editor, StringProperty name, SavedSheet kept, Runnable onChange) {
        this.editor = editor;
        this.name = name;
        this.file = kept.file();
        if (!kept.text().isEmpty()) {
            editor.setText(kept.text());
            editor.editor().moveTo(Math.min(kept.caret(), kept.text().length()));
            editor.editor().requestFollowCaret();
        }
        unsaved.set(file != null && !file.has(kept.text()));
        editor.editor().plainTextChanges().subscribe(_ -> {
            unsaved.set(file != null);
            onChange.run();
        });
        name.addListener((_, _, _) -> onChange.run());
    }

    /** The text; not null. */
    String text() {
        return editor.getText();
    }

    /** The file that it was read from or saved to; null if there is none. */
    SheetFile file() {
        return file;
    }

    /** Whether the text has changed since its file was read or saved; false where there is no file. */
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** The text was saved to a file, after which the sheet is called. */
    void saved(SheetFile to) {
        file = to;
        unsaved.set(!to.has(text())); // typing went on meanwhile
        name.set(to.path().getFileName().toString());
    }

    int caret() {
        return editor.editor().getCaretPosition();
    }
}
