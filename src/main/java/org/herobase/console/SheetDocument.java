package org.herobase.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import org.herobase.console.editor.SqlEditorPane;
import org.herobase.memory.SavedSheet;
import org.herobase.memory.SheetFile;
import org.herobase.ui.Background;

/** What is written on a sheet: its name, its text, and the file that it was read from or saved to. */
final class SheetDocument {
    private final SqlEditorPane editor;
    private final StringProperty name;
    private final Runnable onChange;
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final CompletionStage<Void> loaded;
    private SavedSheet loading; // null when the editor has its text
    private SheetFile file; // null if there is none
    private long version; // counts the changes of the text

    /**
     * @param editor gets the text
     * @param name is given the name
     * @param onChange called when the text or the name changes
     */
    SheetDocument(SqlEditorPane editor, StringProperty name, SavedSheet kept, Runnable onChange) {
        this.editor = editor;
        this.name = name;
        this.onChange = onChange;
        this.file = kept.file();
        this.loading = kept;
        editor.editor().textChanges().subscribe(_ -> changed());
        name.addListener((_, _, _) -> onChange.run());
        loaded = editor.load(kept.text()).thenRun(() -> {
            loading = null;
            editor.editor().moveTo(Math.min(kept.caret(), editor.editor().getLength()));
            editor.editor().requestFollowCaret();
        });
        if (file != null) {
            compare(kept);
        }
    }

    private void changed() {
        if (loading == null) {
            version++;
            unsaved.set(file != null);
            onChange.run();
        }
    }

    private void compare(SavedSheet kept) {
        Background.of(CompletableFuture.supplyAsync(() -> kept.file().has(kept.text())))
                .onSuccess(isSaved -> {
                    if (version == 0 && file == kept.file()) {
                        unsaved.set(!isSaved);
                    }
                });
    }

    /** Done when the text is there that was kept; at once for a short one. */
    CompletionStage<Void> loaded() {
        return loaded;
    }

    /** The text as it is now. */
    SheetText text() {
        if (loading == null) {
            return new SheetText(version, editor.snapshot());
        }
        var kept = loading.text();
        return new SheetText(version, () -> kept);
    }

    boolean isEmpty() {
        return loading == null
                ? editor.editor().getLength() == 0
                : loading.text().isEmpty();
    }

    /** The file that it was read from or saved to; null if there is none. */
    SheetFile file() {
        return file;
    }

    /** Whether the text has changed since its file was read or saved; false where there is no file. */
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** A text was saved to a file, after which the sheet is called. */
    void saved(SheetFile to, SheetText text) {
        file = to;
        unsaved.set(text.version() != version); // typing went on meanwhile
        name.set(to.path().getFileName().toString());
    }

    int caret() {
        return loading == null ? editor.editor().getCaretPosition() : loading.caret();
    }
}
