package org.herobase.console.editor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes text that is dropped on the editor, and hands SQL files on. Any other file is left to the window. */
final class TextDrop {
    private final SqlEditor editor;
    private final Consumer<Path> openFile;

    TextDrop(SqlEditor editor, Consumer<Path> openFile) {
        this.editor = editor;
        this.openFile = openFile;
    }

    /** Listens from now on. */
    void listen() {
        editor.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (takes(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        editor.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (takes(event.getDragboard())) {
                drop(event);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private boolean takes(Dragboard board) {
        return file(board).isPresent() || !board.hasFiles() && board.hasString() && editor.isEditable();
    }

    private void drop(DragEvent event) {
        var board = event.getDragboard();
        file(board).ifPresentOrElse(openFile, () -> {
            editor.moveTo(editor.hit(event.getX(), event.getY()).getInsertionIndex());
            editor.insertAtCaret(board.getString());
            editor.requestFocus();
        });
    }

    /** The dropped file, if it is one of SQL. A dragged file has a text, too: its address. */
    private static Optional<Path> file(Dragboard board) {
        return !board.hasFiles() || board.getFiles().size() != 1
                ? Optional.empty()
                : Optional.of(board.getFiles().getFirst().toPath()).filter(TextDrop::isSql);
    }

    private static boolean isSql(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".sql");
    }
}
